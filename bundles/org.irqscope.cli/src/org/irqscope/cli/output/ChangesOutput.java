package org.irqscope.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.core.history.ChangeOfSubject;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;

/** Prints every change of something as a table: after which step, by whom, from what to what, and why. One thread. */
public final class ChangesOutput {
	private static final String GAP = "  ";
	private final Sentences sentences = new Sentences(Locale.getDefault());
	private final Appendable out;

	public ChangesOutput(Appendable out) {
		this.out = out;
	}

	/** @param subject what has changed, as somebody has called it */
	public void write(String subject, List<ChangeOfSubject> changes) throws IOException {
		line(Texts.of("history.title", subject, changes.size()));
		List<List<String>> rows = changes.stream().map(this::row).toList();
		for (List<String> row : rows) {
			List<String> cells = new ArrayList<>();
			for (int column = 0; column < row.size() - 1; column++)
				cells.add(wide(row.get(column), width(rows, column)));
			line(GAP + String.join(GAP, cells) + GAP + row.get(row.size() - 1));
		}
	}

	private List<String> row(ChangeOfSubject change) {
		Hop hop = change.hop();
		return List.of(Integer.toString(hop.number() + 1), hop.context().label(), hop.site().functionName(),
				change.before() + " \u2192 " + change.after(), sentences.of(hop));
	}

	private static int width(List<List<String>> rows, int column) {
		return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
	}

	private static String wide(String text, int width) {
		return text + " ".repeat(width - text.length());
	}

	private void line(String text) throws IOException {
		out.append(text).append(System.lineSeparator());
	}
}
