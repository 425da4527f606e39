package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.Framing;
import org.irqscope.core.operation.export.WalkSteps;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** A walk as a table, as a text, as a sequence diagram and as a handout. */
class WalkWordsTest {
	@TempDir
	Path folder;
	private WalkFiles files;

	@BeforeEach
	void read() throws Exception {
		files = new WalkFiles(folder);
	}

	private String written(ExportFormat format, WalkSteps steps) throws Exception {
		return Files.readString(files.export(format, steps, Framing.WHOLE));
	}

	/** The cells of a table as RFC 4180 has them, read without regard to who wrote it. */
	private static List<List<String>> cells(String table) {
		List<List<String>> rows = new ArrayList<>();
		Matcher cell = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^\",\r\n]*))(,|\r\n)").matcher(table);
		List<String> row = new ArrayList<>();
		int end = 0;
		while (cell.find()) {
			assertEquals(end, cell.start(), "what stands between cells");
			end = cell.end();
			row.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
			if (cell.group(3).equals("\r\n")) {
				rows.add(row);
				row = new ArrayList<>();
			}
		}
		assertEquals(table.length(), end);
		return rows;
	}

	@Test
	void theTableHasARowAHop() throws Exception {
		List<List<String>> rows = cells(written(ExportFormat.CSV, WalkSteps.ALL));
		List<Hop> hops = files.hops();
		Sentences sentences = new Sentences(Locale.getDefault());
		assertEquals(hops.size() + 1, rows.size());
		assertEquals(List.of("position", "context", "kind", "function", "place", "depth", "call", "result", "changes",
				"tracepoints", "why"), rows.get(0));
		for (Hop hop : hops) {
			List<String> row = rows.get(hop.number() + 1);
			assertEquals(rows.get(0).size(), row.size());
			assertEquals(Integer.toString(hop.number() + 1), row.get(0));
			assertEquals(hop.call(), row.get(6));
			assertEquals(hop.changes().size(), row.get(8).lines().count());
			assertEquals(sentences.of(hop), row.get(10));
		}
	}

	@Test
	void theTextHasASectionAHopAndATableOfItsChanges() throws Exception {
		String text = written(ExportFormat.MARKDOWN, WalkSteps.between(3, 9));
		assertTrue(text.startsWith("# machine: Machine"), text.substring(0, 40));
		assertEquals(7, text.lines().filter(line -> line.startsWith("## ")).count());
		for (Hop hop : files.hops().subList(2, 9))
			assertTrue(text.contains("## " + (hop.number() + 1) + ". `" + hop.call() + "`"), hop.call());
		long changes = files.hops().subList(2, 9).stream().mapToLong(hop -> hop.changes().size()).sum();
		long tables = files.hops().subList(2, 9).stream().filter(hop -> !hop.changes().isEmpty()).count();
		assertEquals(changes + 2 * tables, text.lines().filter(line -> line.startsWith("| ")).count());
	}

	@Test
	void mermaidIntroducesEachLifelineOnceAndBeforeItsArrows() throws Exception {
		String text = written(ExportFormat.MERMAID, WalkSteps.ALL);
		List<String> lines = text.lines().toList();
		assertEquals("sequenceDiagram", lines.get(0));
		assertArrows(lines.subList(2, lines.size()), Pattern.compile("    participant (L\\d+) as [^;#]+"),
				Pattern.compile("    (L\\d+)--?>>(L\\d+): [^;]+"));
	}

	@Test
	void plantumlIntroducesEachLifelineOnceAndBeforeItsArrows() throws Exception {
		List<String> lines = written(ExportFormat.PLANTUML, WalkSteps.ALL).lines().toList();
		assertEquals("@startuml", lines.get(0));
		assertEquals("@enduml", lines.get(lines.size() - 1));
		assertArrows(lines.subList(2, lines.size() - 1), Pattern.compile("participant \"[^\"]+\" as (L\\d+)"),
				Pattern.compile("(L\\d+) --?> (L\\d+) : .+"));
	}

	private void assertArrows(List<String> lines, Pattern lifeline, Pattern arrow) throws Exception {
		Set<String> known = new HashSet<>();
		int arrows = 0;
		for (String line : lines) {
			Matcher introduced = lifeline.matcher(line), drawn = arrow.matcher(line);
			if (introduced.matches())
				assertTrue(known.add(introduced.group(1)), line);
			else {
				assertTrue(drawn.matches(), line);
				assertTrue(known.contains(drawn.group(1)) && known.contains(drawn.group(2)), line);
				arrows++;
			}
		}
		List<Hop> hops = files.hops();
		assertEquals(hops.stream().filter(hop -> !hop.continued()).count()
				+ hops.stream().filter(hop -> hop.result().isPresent()).count(), arrows);
	}

	@Test
	void theDrawnDiagramHasALifelineAPartAndAnArrowACall() throws Exception {
		Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
				.parse(files.export(ExportFormat.SEQUENCE, WalkSteps.ALL, Framing.WHOLE).toFile());
		String text = Files.readString(folder.resolve("walk.svg"));
		for (Hop hop : files.hops())
			assertTrue(text.contains(">" + hop.place() + "</text>"), hop.place().toString());
		assertTrue(text.contains("id=\"lifeline0\"") && text.contains(">ioapic_set_irq(pin 4, level 1)</text>"));
		double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
		assertTrue(width > 400 && width < 6_000, "width " + width);
	}

	@Test
	void theHandoutHasTwoStepsAPage() throws Exception {
		Path file = files.export(ExportFormat.HANDOUT, WalkSteps.between(1, 5), Framing.WHOLE);
		String[] pages = WalkFiles.printed("pdftotext", "-raw", file.toString(), "-").split("\f");
		assertEquals(3, pages.length);
		for (int step = 1; step <= 5; step++)
			assertTrue(pages[(step - 1) / 2].contains("Step " + step + " of 31"), "step " + step);
		assertTrue(WalkFiles.printed("pdfinfo", file.toString()).contains("595.28 x 841.89"));
	}
}
