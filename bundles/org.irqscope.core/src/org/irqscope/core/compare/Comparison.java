package org.irqscope.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.session.Session;
import org.irqscope.core.session.script.ScriptSession;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.script.OpResult;

/**
 * Two sources of one interrupt side by side as text, with the walk of the left one, so that a view can show where they
 * part and go there. The walk belongs to one thread, the rest is immutable.
 *
 * @param left what the left side is
 * @param right what the right side is
 * @param walk the walk of the left side, where the rows' positions lie
 */
public record Comparison(String left, String right, List<Row> rows, Session walk) {
	/** Nobody waits for the comparison of more hops. */
	private static final int LONGEST = 50_000;

	/**
	 * One row.
	 *
	 * @param position where the walk stands after what the row says
	 */
	public record Row(Optional<String> left, Optional<String> right, boolean same, int position) {
	}

	public Comparison {
		rows = List.copyOf(rows);
	}

	/** The first row whose sides are not the same. */
	public OptionalInt firstDifference() {
		for (int at = 0; at < rows.size(); at++)
			if (!rows.get(at).same())
				return OptionalInt.of(at);
		return OptionalInt.empty();
	}

	/** True for a walk that goes the way of the left side, as far as both have come; not for very long ones. */
	public boolean goesAlong(Walk other) {
		int shorter = Math.min(walk.walk().size(), other.size());
		return shorter > 0 && shorter <= LONGEST
				&& WayComparison.parts(walk.walk(), other).orElse(shorter) == shorter;
	}

	/** A walk beside a trace. */
	public static Comparison of(Session walk, String left, TraceComparison comparison, String right) {
		List<Row> rows = new ArrayList<>();
		int position = 0;
		for (var row : comparison.rows().rows()) {
			position = row.left().map(line -> line.hop() + 1).orElse(position);
			rows.add(new Row(row.left().map(line -> line.line()),
					row.right().map(event -> event.name() + ": " + event.text()), row.same(),
					position));
		}
		return new Comparison(left, right, rows, walk);
	}

	/** What a script printed on the emulator beside what it printed elsewhere. */
	public static Comparison of(ScriptSession script, String left, List<OpResult> results, String right) {
		List<Row> rows = new ArrayList<>();
		for (int at = 0; at < script.results().size(); at++) {
			int end = script.ends().get(at);
			OpResult there = results.get(at);
			OpResult here = there.events().isPresent() ? script.results().get(at)
					: script.results().get(at).withoutEvents();
			SideBySide.of(lines(here), lines(there), String::equals, Comparison::related).rows()
					.forEach(row -> rows.add(new Row(row.left(), row.right(), row.same(), end)));
		}
		return new Comparison(left, right, rows, script.session());
	}

	/** Lines that begin with the same word are about the same. */
	private static boolean related(String left, String right) {
		return firstWord(left).equals(firstWord(right));
	}

	private static String firstWord(String line) {
		return line.strip().split("[ :]", 2)[0];
	}

	/** An operation with its result, then its tracepoints and the parts that it changed. */
	private static List<String> lines(OpResult result) {
		List<String> lines = new ArrayList<>();
		lines.add(result.op().text() + " = " + result.result());
		result.exits().forEach(exit -> lines.add("  " + exit.name() + " " + exit.value()));
		result.events().ifPresent(events -> events.forEach(event -> lines.add("  " + event)));
		result.parts().forEach((part, state) -> lines.add("  " + part + " " + state));
		return lines;
	}
}
