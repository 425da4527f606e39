package org.irqscope.core.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.FieldBits;

/**
 * When a walk changes a subject, and who does. Reads the walk only, whose hops do not change; for any thread that can
 * wait for a search through a million hops.
 */
public final class History {
	private final Walk walk;
	private final Subject subject;

	public History(Walk walk, Subject subject) {
		this.walk = walk;
		this.subject = subject;
	}

	/** All hops that change the subject, in order, also those that are still to come. */
	public List<ChangeOfSubject> all() {
		return first(Integer.MAX_VALUE);
	}

	/** The first hops that change the subject, so many at most. */
	public List<ChangeOfSubject> first(int most) {
		List<ChangeOfSubject> found = new ArrayList<>();
		List<Search> searches = subject.bits().stream().map(Search::new).toList();
		for (int hop = 0; found.size() < most; hop++) {
			int from = hop;
			searches.forEach(search -> search.goOn(from));
			Optional<Search> next = searches.stream().filter(search -> search.next.isPresent())
					.min(Comparator.comparingInt(search -> search.next.getAsInt()));
			if (next.isEmpty())
				break;
			hop = next.get().next.getAsInt();
			at(hop).ifPresent(found::add);
		}
		return found;
	}

	/** Looks for the changes of one field, no hop twice. */
	private final class Search {
		private final FieldBits bits;
		private OptionalInt next = OptionalInt.of(-1);

		Search(FieldBits bits) {
			this.bits = bits;
		}

		void goOn(int from) {
			if (next.isPresent() && next.getAsInt() < from)
				next = walk.changedFrom(bits, from);
		}
	}

	/** The last change among the hops that have been done at a position: who changed it last. */
	public Optional<ChangeOfSubject> before(int position) {
		return before(position, change -> true);
	}

	/** The last hop of those that have been done which set the subject: who set it. */
	public Optional<ChangeOfSubject> setBefore(int position) {
		return before(position, ChangeOfSubject::sets);
	}

	private Optional<ChangeOfSubject> before(int position, Predicate<ChangeOfSubject> wanted) {
		for (OptionalInt hop = last(position); hop.isPresent(); hop = last(hop.getAsInt())) {
			Optional<ChangeOfSubject> found = at(hop.getAsInt()).filter(wanted);
			if (found.isPresent())
				return found;
		}
		return Optional.empty();
	}

	private OptionalInt last(int hop) {
		return subject.bits().stream().map(bits -> walk.changedBefore(bits, hop)).filter(OptionalInt::isPresent)
				.mapToInt(OptionalInt::getAsInt).max();
	}

	/** The first change among the hops that are still to come at a position: who changes it next. */
	public Optional<ChangeOfSubject> after(int position) {
		for (OptionalInt hop = next(position); hop.isPresent(); hop = next(hop.getAsInt() + 1)) {
			Optional<ChangeOfSubject> found = at(hop.getAsInt());
			if (found.isPresent())
				return found;
		}
		return Optional.empty();
	}

	private OptionalInt next(int hop) {
		return subject.bits().stream().map(bits -> walk.changedFrom(bits, hop)).filter(OptionalInt::isPresent)
				.mapToInt(OptionalInt::getAsInt).min();
	}

	private Optional<ChangeOfSubject> at(int number) {
		Hop hop = walk.hop(number);
		List<Change> changes = hop.changes().stream().filter(subject::changedBy).toList();
		return changes.isEmpty() ? Optional.empty() : Optional.of(new ChangeOfSubject(subject, hop, changes));
	}
}
