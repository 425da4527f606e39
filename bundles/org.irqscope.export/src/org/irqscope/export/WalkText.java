package org.irqscope.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.state.Change;

/**
 * Writes hops for people: position, context and call in columns, and below each hop what it changed, the tracepoints
 * it emitted and one sentence why. Immutable, for any thread.
 */
public final class WalkText {
	private static final String INDENT = "  ", GAP = "  ";

	private final Sentences sentences;

	/** Writes sentences in the language of a locale. */
	public WalkText(Locale locale) {
		this.sentences = new Sentences(locale);
	}

	/**
	 * Writes hops, one group of lines each.
	 *
	 * @throws IOException when the output fails
	 */
	public void write(List<Hop> hops, Appendable out) throws IOException {
		int number = hops.stream().mapToInt(hop -> Integer.toString(position(hop)).length()).max().orElse(1);
		int context = hops.stream().mapToInt(hop -> hop.context().label().length()).max().orElse(1);
		int call = hops.stream().mapToInt(hop -> call(hop).length()).max().orElse(1);
		String format = "%" + number + "d" + GAP + "%-" + context + "s" + GAP + "%-" + call + "s" + GAP + "%s\n";
		String below = " ".repeat(number + context + 2 * GAP.length());
		for (Hop hop : hops) {
			out.append(String.format(Locale.ROOT, format, position(hop), hop.context().label(), call(hop),
					hop.place()));
			for (String line : details(hop))
				out.append(below).append(INDENT.repeat(hop.depth() + 2)).append(line).append('\n');
		}
	}

	/** Where a walk stands when the hop is done. */
	private static int position(Hop hop) {
		return hop.number() + 1;
	}

	private static String call(Hop hop) {
		return INDENT.repeat(hop.depth()) + hop.call();
	}

	private List<String> details(Hop hop) {
		List<String> lines = new ArrayList<>();
		List<String> fields = hop.changes().stream().map(change -> change.place() + " " + change.name())
				.toList();
		int width = fields.stream().mapToInt(String::length).max().orElse(0);
		for (int at = 0; at < fields.size(); at++) {
			Change change = hop.changes().get(at);
			lines.add("* " + fields.get(at) + " ".repeat(width - fields.get(at).length()) + GAP + change.text());
		}
		for (TraceLine event : hop.events())
			lines.add("> " + event.line().stripTrailing());
		lines.add(sentences.of(hop));
		return lines;
	}
}
