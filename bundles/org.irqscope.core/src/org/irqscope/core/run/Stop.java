package org.irqscope.core.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.irqscope.core.fate.Outcome;
import org.irqscope.core.run.snapshot.MachineSnapshot;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.StateAlong;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.Snapshot;

/**
 * Where a run stands: all that others read of it. Immutable, for any thread: each part is a value, or a recording up to
 * this moment, whose hops stay as they are while the run records behind them.
 *
 * @param position how many hops have been done
 * @param length how many hops have been recorded
 * @param complete true when nothing waits at the end of the recording
 * @param cause why the run stands here
 * @param frames the present hop first, then those that called it; empty before the first hop
 * @param walk the recording so far: {@code length} hops
 * @param machine the machine at the position; nothing where only a recording is there
 * @param impulses what has come to the machine so far, and before which hop
 * @param outcome how it ended, when the run stands at the end
 * @param state the whole state at the position, by the fields of the machine; nothing where only a recording is there
 * @param waiting the contexts that can go on, in the same order at every stop at the position
 * @param next the one of them that goes on unless another is chosen
 * @param hits the breakpoints that stopped the run here
 * @param branch the way that the run stands on
 * @param branches all ways that have been kept, in the order in which they came
 */
public record Stop(int position, int length, boolean complete, Cause cause, List<Hop> frames, Walk walk,
		Optional<MachineSnapshot> machine, List<Arrival> impulses, Optional<Outcome> outcome,
		Optional<Snapshot> state, List<Waiting> waiting, Optional<Waiting> next, List<Hit> hits, Branch branch,
		List<Branch> branches) {

	/** Why a run stands still. */
	public enum Cause {
		/** It has been asked to stand here. */
		ASKED,
		/** Nothing waits any more. */
		END,
		/** It has recorded as many hops as it may in one go. */
		HOP_LIMIT,
		/** Somebody has cancelled the request. */
		CANCELLED,
		/** Somebody has asked the run to stop. */
		SUSPENDED,
		/** A breakpoint stops here. */
		BREAKPOINT
	}

	/**
	 * An impulse that has come.
	 *
	 * @param position the number of hops before it
	 * @param meanwhile true when other work was still waiting
	 * @param answer what the kernel or the guest has answered: a negative error number, or a value; nothing for what
	 * has no answer, or has not come yet
	 */
	public record Arrival(int position, Impulse impulse, boolean meanwhile, OptionalLong answer) {
	}

	public Stop {
		frames = List.copyOf(frames);
		impulses = List.copyOf(impulses);
		waiting = List.copyOf(waiting);
		hits = List.copyOf(hits);
		branches = List.copyOf(branches);
	}

	/** The hop done last; nothing before the first. */
	public Optional<Hop> hop() {
		return frames.stream().findFirst();
	}

	/** True where only a recording is there: no machine is behind it, so that nothing can be done or changed. */
	public boolean isRecordingAlone() {
		return state.isEmpty();
	}

	/** The state along the walk, for one thread; nothing where only a recording is there. */
	public Optional<StateAlong> stateAlong() {
		return state.map(here -> new StateAlong(here, position));
	}

	/** What the hop done last has changed. */
	public List<Change> changes() {
		return hop().map(Hop::changes).orElse(List.of());
	}

	/** True when something can be done: recorded already, or waiting. */
	public boolean canStepForward() {
		return position < length || !complete;
	}

	/** True when something can be undone. */
	public boolean canStepBack() {
		return position > 0;
	}

	/** Before which hop the last impulse came that found nothing waiting, of those that have come at the position. */
	public int beginning() {
		return beginning(impulses, position);
	}

	static int beginning(List<Arrival> arrivals, int position) {
		return arrivals.stream().filter(arrival -> !arrival.meanwhile()).mapToInt(Arrival::position)
				.filter(before -> before <= position).max().orElse(0);
	}

	/** What came to the machine last before the position. */
	public Optional<Impulse> impulse() {
		return impulses.stream().filter(one -> one.position() <= position).reduce((first, second) -> second)
				.map(Arrival::impulse);
	}
}
