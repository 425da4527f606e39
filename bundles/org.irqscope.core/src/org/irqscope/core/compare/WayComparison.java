package org.irqscope.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.Snapshot;

/**
 * Two ways that a machine has gone, hop beside hop, and after that the fields in which their ends differ. Immutable,
 * for any thread.
 *
 * @param parts how many hops both have in common; nothing where they are alike to their ends
 * @param fields in which the states at their ends differ
 */
public record WayComparison(Way left, Way right, OptionalInt parts, List<Field> fields) {
	/** More rows than anybody compares by eye; ways are alike until they part, so that the rest matters. */
	private static final int BEFORE = 200;

	/**
	 * One of the ways.
	 *
	 * @param name what a person calls it
	 * @param end the state at its end
	 */
	public record Way(String name, Walk walk, Optional<Snapshot> end) {
		/** The way that a session has gone, whose run stands at its end. */
		public static Way of(String name, Stop end) {
			return new Way(name, end.walk(), end.state());
		}
	}

	public WayComparison {
		fields = List.copyOf(fields);
	}

	/** Compares two ways of machines that begin alike. */
	public static WayComparison of(Way left, Way right) {
		List<Field> fields = left.end().isPresent() && right.end().isPresent()
				&& left.end().get().hasFieldsOf(right.end().get())
						? left.end().get().differences(right.end().get()).stream().filter(Field::shown).toList()
						: List.of();
		return new WayComparison(left, right, parts(left.walk(), right.walk()), fields);
	}

	/** How many hops both have in common; nothing where they are alike to their ends. */
	static OptionalInt parts(Walk left, Walk right) {
		int shorter = Math.min(left.size(), right.size());
		for (int hop = 0; hop < shorter; hop++)
			if (!alike(left.hop(hop), right.hop(hop)))
				return OptionalInt.of(hop);
		return left.size() == right.size() ? OptionalInt.empty() : OptionalInt.of(shorter);
	}

	private static boolean alike(Hop left, Hop right) {
		return left.context().equals(right.context()) && left.call().equals(right.call())
				&& left.changes().equals(right.changes());
	}

	/** True when nothing differs. */
	public boolean same() {
		return parts.isEmpty() && fields.isEmpty();
	}

	/** A field with its value at the end of a way. */
	public static String text(Field field, Way way) {
		return field.place() + " " + field.name() + " = " + way.end().map(end -> end.text(field)).orElse("");
	}

	/**
	 * Side by side as text.
	 *
	 * @param walk a session that stands on the left way
	 */
	public Comparison rows(Session walk) {
		int first = Math.max(0, parts.orElse(left.walk().size()) - BEFORE);
		List<Comparison.Row> rows = new ArrayList<>();
		int position = first;
		for (var row : SideBySide.of(hops(left, first), hops(right, first), WayComparison::alike).rows()) {
			position = row.left().map(hop -> hop.number() + 1).orElse(position);
			rows.add(new Comparison.Row(row.left().map(WayComparison::text), row.right().map(WayComparison::text),
					row.same(), position));
		}
		for (Field field : fields)
			rows.add(new Comparison.Row(Optional.of(Texts.of("compare.end", text(field, left))),
					Optional.of(Texts.of("compare.end", text(field, right))), false, left.walk().size()));
		return new Comparison(left.name(), right.name(), rows, walk);
	}

	private static List<Hop> hops(Way way, int first) {
		return way.walk().hops().subList(first, way.walk().size());
	}

	private static String text(Hop hop) {
		return hop.context().label() + ": " + "  ".repeat(hop.depth()) + hop.call();
	}
}
