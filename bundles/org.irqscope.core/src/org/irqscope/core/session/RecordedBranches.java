package org.irqscope.core.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Branch;
import org.irqscope.core.run.RunException;
import org.irqscope.emulator.journal.RecordedWalk;

/** The ways that a machine has gone, on one of which it stands. Used by the thread of a run only. */
final class RecordedBranches {
	private final List<RecordedBranch> all = new ArrayList<>();
	private RecordedBranch current;
	private int made;

	RecordedBranches(RecordedWalk walk) {
		current = new RecordedBranch(Texts.of("branch.main"), walk);
		all.add(current);
	}

	/** The one on which the machine stands. */
	RecordedBranch current() {
		return current;
	}

	List<Branch> branches() {
		return all.stream().map(RecordedBranch::branch).toList();
	}

	/** From where the machine stands, which is a boundary, it goes another way; this one is kept. */
	void leave() {
		String name;
		do
			name = Texts.of("branch.name", ++made);
		while (called(name).isPresent());
		current = new RecordedBranch(made, name, current);
		all.add(current);
	}

	/** All of them, each after the one that it left. */
	List<RecordedBranch> all() {
		return all.stream().sorted(Comparator.comparingInt(branch -> descent(branch).size())).toList();
	}

	private Optional<RecordedBranch> called(String name) {
		return all.stream().filter(branch -> branch.name.equals(name)).findFirst();
	}

	RecordedBranch get(int number) throws RunException {
		return all.stream().filter(branch -> branch.number == number).findFirst()
				.orElseThrow(() -> new RunException(Texts.of("branch.unknown", number)));
	}

	/** Stands on another one; where the machine is farther than both go together, it goes back so far. */
	void switchTo(int number) throws RunException {
		RecordedBranch other = get(number);
		if (other == current)
			return;
		int position = Math.min(current.walk.position(), common(current, other));
		current.walk.goTo(position);
		current = other;
		current.walk = current.walk.standingAt(position);
	}

	/** How many hops two have in common, as far as it is known. */
	private static int common(RecordedBranch one, RecordedBranch other) {
		List<RecordedBranch> left = descent(one), right = descent(other);
		int alike = 0;
		while (alike < Math.min(left.size(), right.size()) && left.get(alike) == right.get(alike))
			alike++;
		return Math.min(kept(left, alike), kept(right, alike));
	}

	/** What is left of the branch that two descend from; one can leave another before that has left its own parent. */
	private static int kept(List<RecordedBranch> descent, int alike) {
		return descent.stream().skip(alike).mapToInt(branch -> branch.from).min()
				.orElseGet(() -> descent.get(alike - 1).walk.size());
	}

	/** From the first branch on to one. */
	private static List<RecordedBranch> descent(RecordedBranch branch) {
		List<RecordedBranch> descent = new ArrayList<>();
		for (Optional<RecordedBranch> at = Optional.of(branch); at.isPresent(); at = at.get().parent)
			descent.add(at.get());
		Collections.reverse(descent);
		return descent;
	}

	void rename(int number, String name) throws RunException {
		RecordedBranch branch = get(number);
		String wanted = name.strip();
		if (wanted.isEmpty())
			throw new RunException(Texts.of("branch.no.name"));
		if (called(wanted).filter(one -> one != branch).isPresent())
			throw new RunException(Texts.of("branch.same.name", wanted));
		branch.name = wanted;
	}

	/** Those that left the dropped one have left its parent then, no later than it did. */
	void drop(int number) throws RunException {
		RecordedBranch dropped = get(number);
		if (dropped == current)
			throw new RunException(Texts.of("branch.stands", dropped.name));
		all.remove(dropped);
		List<RecordedBranch> children = all.stream()
				.filter(branch -> branch.parent.equals(Optional.of(dropped))).toList();
		Optional<RecordedBranch> heir = dropped.parent.or(() -> children.stream().findFirst());
		for (RecordedBranch child : children)
			inherit(child, dropped, heir.orElseThrow());
		if (dropped.parent.isEmpty())
			heir.ifPresent(first -> first.begin(dropped));
	}

	private static void inherit(RecordedBranch child, RecordedBranch dropped, RecordedBranch heir) {
		RecordedBranch left = dropped.parent.isPresent() ? dropped : heir;
		if (child != heir && left.from < child.from) {
			child.from = left.from;
			child.first = left.first;
		}
		child.parent = child == heir ? Optional.empty() : Optional.of(heir);
	}
}
