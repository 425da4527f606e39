package org.irqscope.core.history;

import java.util.List;
import java.util.stream.Collectors;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.state.Change;

/**
 * One hop that changes a subject: who did it, why, and what it was before and after. Immutable, for any thread.
 *
 * @param changes those of the hop's changes that are the subject's, in order; at least one
 */
public record ChangeOfSubject(Subject subject, Hop hop, List<Change> changes) {
	private static final String AND = ", ";

	public ChangeOfSubject {
		changes = List.copyOf(changes);
	}

	/** True when a bit of the subject was clear and is set; of what is no bit, when it became another number than 0. */
	public boolean sets() {
		return changes.stream().anyMatch(
				change -> change instanceof Change.OfValue || (change.to() & ~change.from() & mask(change)) != 0);
	}

	private long mask(Change change) {
		return subject.mask(change);
	}

	/** What the subject was, as text. */
	public String before() {
		return text(true);
	}

	/** What the subject became, as text. */
	public String after() {
		return text(false);
	}

	private String text(boolean before) {
		return changes.stream().map(change -> changes.size() == 1 ? value(change, before)
				: change.name() + " " + value(change, before)).collect(Collectors.joining(AND));
	}

	private String value(Change change, boolean before) {
		if (change instanceof Change.OfValue value)
			return value(before ? value.old() : value.replacement());
		long raw = before ? change.from() : change.to();
		if (Long.bitCount(mask(change)) == 1)
			return (raw & mask(change)) != 0 ? "1" : "0";
		return before ? change.before() : change.after();
	}

	/** A routing table is told by the entries of the GSI that is asked for. */
	private String value(Object value) {
		if (!(value instanceof RoutingTable table) || subject.gsi().isEmpty())
			return value.toString();
		List<RoutingEntry> entries = table.entries(subject.gsi().getAsInt());
		return entries.stream().map(RoutingEntry::toString).collect(Collectors.joining(AND));
	}
}
