package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** {@code export}: the diagram of a machine as a file, at any step of a walk. */
class ExportCommandTest {
	/** How often the device of a long walk interrupts, with 31 hops each; many more need the heap that is promised. */
	private static final int INTERRUPTS = Integer.getInteger("irqscope.interrupts", 50), MANY = 300, HOPS = 31;
	@TempDir
	private static Path imported;
	private static Path machine;
	@TempDir
	private Path folder;
	private Path picture;

	/** No test changes it. */
	@BeforeAll
	static void importMachine() throws Exception {
		machine = new ExampleFiles(imported).machine(Examples.APIC);
	}

	@BeforeEach
	void choosePicture() {
		picture = folder.resolve("picture");
	}

	private Object[] arguments(Object... more) {
		List<Object> arguments = new ArrayList<>(List.of("export", machine, "--diagram", "machine"));
		arguments.addAll(List.of(more));
		return arguments.toArray();
	}

	private String svg(Object... more) throws Exception {
		List<Object> all = new ArrayList<>(List.of("--format", "svg", "-o", picture));
		all.addAll(List.of(more));
		assertEquals("", CommandRun.done(arguments(all.toArray())).out());
		return Files.readString(picture);
	}

	private Element root() throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile()).getDocumentElement();
	}

	@Test
	void breakpointsAreShownWhereTheyAreAskedFor() throws Exception {
		String without = svg();
		String with = svg("--breakpoint", "pin ioapic 4", "--breakpoint", "gsi 4 off");
		assertNotEquals(without, with);
		assertEquals(without, svg());
		CommandRun wrong = CommandRun.run(arguments("--format", "svg", "-o", picture, "--breakpoint", "pin nowhere"));
		assertNotEquals(0, wrong.code());
		assertTrue(wrong.err().contains("is no breakpoint"), wrong.err());
	}

	@Test
	void svgShowsTheMachineAtAStep() throws Exception {
		String rest = svg();
		assertEquals("svg", root().getTagName());
		assertTrue(rest.contains(">vector 33 (0x21)<"), "the vector is missing");
		String accepted = svg("--at", "13");
		assertTrue(accepted.contains("id=\"token\""), "the token is missing");
		assertTrue(accepted.contains(">vector 33<"), "the token carries no vector");
		assertFalse(rest.contains("id=\"token\""));
		assertFalse(svg("--at", "0").contains("id=\"token\""));
		assertNotEquals(accepted, svg("--at", "20"));
	}

	@Test
	void aStimulusAloneMeansTheEndOfItsWalk() throws Exception {
		assertEquals(svg("--at", "31"), svg("--stimulus", "ttyS0"));
	}

	@Test
	void pngHasTheSizeOfTheSvgTimesItsScale() throws Exception {
		svg("--at", "5");
		double width = Double.parseDouble(root().getAttribute("width"));
		double height = Double.parseDouble(root().getAttribute("height"));
		CommandRun.done(arguments("--at", "5", "--format", "PNG", "--scale", "1.5", "-o", picture));
		BufferedImage image = ImageIO.read(picture.toFile());
		assertEquals(Math.ceil(width * 1.5), image.getWidth());
		assertEquals(Math.ceil(height * 1.5), image.getHeight());
	}

	@Test
	void themesAreTheGroundsOfThePicture() throws Exception {
		List<Integer> grounds = new ArrayList<>();
		for (String theme : List.of("light", "dark", "contrast")) {
			CommandRun.done(arguments("--theme", theme, "--format", "png", "-o", picture));
			grounds.add(ImageIO.read(picture.toFile()).getRGB(2, 2) & 0xffffff);
		}
		assertEquals(List.of(0xffffff, 0x1e1f22, 0xffffff), grounds);
	}

	@Test
	void aMomentThatIsNotThereIsRefusedAndTheOldPictureStays() throws Exception {
		svg();
		byte[] before = Files.readAllBytes(picture);
		CommandRun.refused(machine, "step 32 is outside the walk; it has 31 steps",
				arguments("--at", "32", "--format", "svg", "-o", picture));
		CommandRun.refused(machine, "step -1 is outside the walk; it has 31 steps",
				arguments("--at", "-1", "--format", "png", "-o", picture));
		CommandRun.refused(machine, "The machine has no stimulus \"ttyS9\"; it has ttyS0",
				arguments("--stimulus", "ttyS9", "--format", "svg", "-o", picture));
		assertArrayEquals(before, Files.readAllBytes(picture));
	}

	@Test
	void placesThatCannotBeWrittenAreNamed() {
		Path nowhere = folder.resolve("nowhere/a.svg");
		CommandRun.refused(nowhere, "there is no folder " + nowhere.getParent(),
				arguments("--format", "svg", "-o", nowhere));
		CommandRun.refused(folder, "this is a folder", arguments("--format", "png", "-o", folder));
		CommandRun.refused("the scale 0.0 is not above 0 and at most 8",
				arguments("--format", "png", "--scale", "0", "-o", picture));
		CommandRun.refused("the scale NaN is not above 0 and at most 8",
				arguments("--format", "png", "--scale", "NaN", "-o", picture));
		assertFalse(Files.exists(picture));
	}

	@Test
	void theMachineItselfIsNotWrittenOver() throws Exception {
		byte[] before = Files.readAllBytes(machine);
		CommandRun.refused(machine, "the picture would be written over the machine",
				arguments("--format", "svg", "-o", machine));
		assertArrayEquals(before, Files.readAllBytes(machine));
	}

	private String html(Object... more) throws Exception {
		List<Object> all = new ArrayList<>(List.of("--format", "html", "-o", picture));
		all.addAll(List.of(more));
		assertEquals("", CommandRun.done(arguments(all.toArray())).out());
		return Files.readString(picture);
	}

	@Test
	void aPageForBrowsersHasTheStepsThatAreAskedFor() throws Exception {
		String whole = html();
		assertTrue(whole.contains("\"size\":31") && whole.contains("ioapic_set_irq"), "a whole walk");
		String some = html("--steps", "3-5");
		assertEquals(3, some.lines().filter(line -> line.matches(",?\\[[345],\\[.*")).count());
		assertEquals(some, html("--steps", " 3 - 5 "));
		assertTrue(html("--stimulus", "ttyS0", "--stimulus", "ttyS0").contains("\"size\":62"));
		CommandRun.refused("\"3..5\" are no steps; write 7, or 3-12",
				arguments("--format", "html", "--steps", "3..5", "-o", picture));
	}

	/** Long walks are written step by step, so that what they need does not grow with them. */
	@ParameterizedTest
	@ValueSource(strings = { "html", "pdf" })
	void aLongWalkFitsASmallHeap(String format) throws Exception {
		List<String> line = new ArrayList<>(List.of("export", machine.toString(), "--diagram", "machine", "--format",
				format, "-o", picture.toString()));
		for (int interrupts = 0; interrupts < INTERRUPTS; interrupts++)
			line.addAll(List.of("--stimulus", "ttyS0"));
		String heap = INTERRUPTS < MANY ? "-Xmx64m" : "-Xmx512m";
		CommandProcess done = CommandProcess.end(CommandProcess
				.start(List.of(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), line));
		assertEquals(new CommandProcess(0, ""), done);
		int hops = INTERRUPTS * HOPS;
		if (format.equals("pdf")) {
			try (PDDocument pages = Loader.loadPDF(picture.toFile())) {
				assertEquals(hops + 1, pages.getNumberOfPages());
			}
			return;
		}
		assertTrue(Files.size(picture) < 400_000 + 450L * hops, Files.size(picture) + " bytes");
		String page = Files.readString(picture);
		assertTrue(page.contains("\"size\":" + hops), "the size of the walk");
		assertEquals(hops + 1, page.lines().filter(one -> one.matches(",?\\[\\d+,\\[.*")).count());
	}

	@Test
	void machinesThatCannotBeReadAreNamed() throws Exception {
		Path missing = folder.resolve("missing.irqscope");
		CommandRun.refused(missing, "there is no such file", "export", missing, "--diagram", "machine", "--format",
				"svg",
				"-o", picture);
		assertFalse(Files.exists(picture));
	}
}
