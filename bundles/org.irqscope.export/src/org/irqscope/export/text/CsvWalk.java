package org.irqscope.export.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.export.WalkStep;
import org.irqscope.export.WalkWriter;

/**
 * Writes a walk as a table for spreadsheets and programs, as RFC 4180 says: a row a hop. The columns only ever grow, at
 * the right. Used by one thread.
 */
public final class CsvWalk implements WalkWriter {
	private static final List<String> COLUMNS = List.of("position", "context", "kind", "function", "place", "depth",
			"call", "result", "changes", "tracepoints", "why");
	private final Sentences sentences = new Sentences(Locale.getDefault());
	private final Writer out;

	/**
	 * Begins the file.
	 *
	 * @param output UTF-8, stays open
	 * @throws IOException when the output fails
	 */
	public CsvWalk(OutputStream output) throws IOException {
		out = new OutputStreamWriter(output, StandardCharsets.UTF_8);
		row(COLUMNS);
	}

	@Override
	public void step(WalkStep step) throws IOException {
		if (step.hop().isEmpty())
			return;
		Hop hop = step.hop().get();
		row(List.of(Integer.toString(step.position()), hop.context().label(),
				hop.site().kind().name().toLowerCase(Locale.ROOT), hop.site().functionName(), hop.place().toString(),
				Integer.toString(hop.depth()), hop.call(),
				hop.result().isPresent() ? Integer.toString(hop.result().getAsInt()) : "",
				hop.changes().stream().map(change -> change.place() + " " + change.name() + " " + change.text())
						.collect(Collectors.joining("\n")),
				hop.events().stream().map(event -> event.line().stripTrailing()).collect(Collectors.joining("\n")),
				sentences.of(hop)));
	}

	private void row(List<String> cells) throws IOException {
		out.write(cells.stream().map(CsvWalk::quoted).collect(Collectors.joining(",")));
		out.write("\r\n");
	}

	private static String quoted(String cell) {
		return cell.matches("[^\",\\r\\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
	}

	@Override
	public void close() throws IOException {
		out.flush();
	}
}
