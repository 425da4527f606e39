package org.irqscope.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.irqscope.core.run.Branch;
import org.irqscope.core.run.Decision;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.script.Op;

/**
 * One way that a machine has gone: its recording, in pieces, and what came from outside. Used by the thread of a run
 * only.
 */
final class RecordedBranch {
	/**
	 * Something that came from outside.
	 *
	 * @param piece the number of its piece
	 * @param until the time until which timers may fire from then on
	 */
	record Arrival(int piece, Stop.Arrival said, long until) {
	}

	final int number;
	String name;
	Optional<RecordedBranch> parent = Optional.empty();
	/** How many hops it has in common with the parent. */
	int from;
	RecordedWalk walk;
	final Pieces pieces;
	final List<Arrival> arrivals;
	/** What is about to come, before all else that waits. */
	final List<Stop.Arrival> pending = new ArrayList<>();
	/** True when nothing waits at the end of the recording. */
	boolean complete = true;
	/** How many of the pieces were there when it began. */
	int first;
	/** A hash of the state at its end. */
	long end;
	/** The last position at which somebody was. */
	int seen;

	/** The first branch of a machine. */
	RecordedBranch(String name, RecordedWalk walk) {
		this.number = 0;
		this.name = name;
		this.walk = walk;
		this.pieces = new Pieces();
		this.arrivals = new ArrayList<>();
	}

	/** A branch that leaves another where the machine stands now, which is a boundary of it. */
	RecordedBranch(int number, String name, RecordedBranch parent) {
		this.number = number;
		this.name = name;
		this.parent = Optional.of(parent);
		this.from = parent.walk.position();
		this.walk = parent.walk;
		this.pieces = parent.pieces.copy();
		this.arrivals = new ArrayList<>(parent.arrivals);
		cut();
		this.first = pieces.count();
	}

	/** It is the first branch now, in the place of another. */
	void begin(RecordedBranch before) {
		from = 0;
		first = before.first;
	}

	/** Forgets what is recorded after the position, and what was about to come. */
	void cut() {
		walk = walk.branchBetweenTasks();
		pieces.cut(walk.size());
		arrivals.removeIf(arrival -> arrival.piece >= pieces.count());
		pending.clear();
		seen = Math.min(seen, walk.size());
	}

	/** True when anything has been done to the machine, or is about to be: before that its tasks do not run. */
	boolean begun() {
		return !pending.isEmpty() || pieces.count() > 0 && pieces.work(pieces.count() - 1) != Pieces.GIVEN;
	}

	/** The time until which timers may fire, as far as it has been said before a piece. */
	long until(int piece) {
		return last(piece).map(Arrival::until).orElse(0L);
	}

	/** What has been decided since it began. */
	List<Decision> decisions(IntFunction<String> names) {
		List<Decision> decisions = new ArrayList<>();
		int going = 0;
		for (int piece = first; piece < pieces.count(); piece++) {
			boolean impulse = pieces.work(piece) == Pieces.IMPULSE;
			if (!impulse && !pieces.isChosen(piece)) {
				going++;
				continue;
			}
			go(going, decisions);
			going = 0;
			decisions.add(impulse ? new Decision.Come(impulse(piece))
					: new Decision.Choose(names.apply(pieces.work(piece))));
		}
		go(going, decisions);
		return decisions;
	}

	private static void go(int pieces, List<Decision> decisions) {
		if (pieces > 0)
			decisions.add(new Decision.Go(pieces));
	}

	/** True when what came last before a piece came while other work was waiting. */
	boolean meanwhile(int piece) {
		return last(piece).filter(arrival -> arrival.said.meanwhile()).isPresent();
	}

	private Optional<Arrival> last(int piece) {
		for (int at = arrivals.size() - 1; at >= 0; at--)
			if (arrivals.get(at).piece < piece)
				return Optional.of(arrivals.get(at));
		return Optional.empty();
	}

	/** What came as a piece of work. */
	Impulse impulse(int piece) {
		return arrivals.stream().filter(arrival -> arrival.piece == piece).findFirst().orElseThrow().said.impulse();
	}

	/** The operations that have come, in order. */
	List<Op> operations() {
		return arrivals.stream().map(arrival -> arrival.said.impulse()).filter(Impulse.OfOperation.class::isInstance)
				.map(impulse -> ((Impulse.OfOperation) impulse).op()).toList();
	}

	/** What has come and what is about to. */
	List<Stop.Arrival> said() {
		return Stream.concat(arrivals.stream().map(Arrival::said), pending.stream()).toList();
	}

	Branch branch() {
		OptionalInt left = parent.map(one -> OptionalInt.of(one.number)).orElseGet(OptionalInt::empty);
		return new Branch(number, name, left, from, walk.soFar());
	}
}
