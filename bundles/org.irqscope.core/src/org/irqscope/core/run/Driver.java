package org.irqscope.core.run;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.run.snapshot.MachineSnapshot;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Snapshot;

/**
 * What a run control drives: a machine with its recording, or a recording alone. Used by the thread of the run only.
 */
public interface Driver {
	/** What has been recorded so far; it stays as it is when more is recorded, so that any thread may read it. */
	Walk walk();

	/** How many hops have been recorded so far. */
	int length();

	/** How many hops have been done. */
	int position();

	/** Moves within what has been recorded, 0 to the size of the walk. */
	void goTo(int position);

	/** The whole state of the machine as it is now; nothing when a recording has no machine. */
	Optional<Snapshot> state();

	/**
	 * The contexts that can go on at the position, the one that has waited longest first: in the same order however
	 * the machine has come there.
	 */
	List<Waiting> waiting();

	/** Who of them goes on unless another is chosen: at the end of the recording the first, before that as recorded. */
	default Optional<Waiting> next() {
		return waiting().stream().findFirst();
	}

	/**
	 * At the end of the recording, does the next piece of work that waits: as much as the kernel does before it can be
	 * interrupted.
	 *
	 * @return false when nothing waits
	 */
	boolean proceed();

	/**
	 * At the end of the recording, does the piece of work of one of those that wait there.
	 *
	 * @throws RunException when it does not wait, or a recording alone is driven
	 */
	void proceed(Waiting chosen) throws RunException;

	/** True when nothing waits at the end of the recording. */
	boolean complete();

	/**
	 * Looks whether an impulse can come to the machine.
	 *
	 * @throws RunException when the machine has no such part
	 */
	void check(Impulse impulse) throws RunException;

	/** Something comes to the machine at the end of the recording; {@link #proceed} records what it does. */
	void add(Impulse impulse);

	/** The first position from the given one on at which the kernel can be interrupted. */
	int boundary(int position);

	/** Why nothing can come to the machine and it goes no other way, where it is a recording alone. */
	default Optional<String> refusal() {
		return Optional.empty();
	}

	/** What has come to the machine, and what is about to. */
	List<Stop.Arrival> arrivals();

	/** The user has been at the position: what has been recorded before it is kept. */
	void seen(int position);

	/**
	 * Goes to a boundary, so that the recording can go another way from there. What has been recorded after it is kept
	 * in a branch of its own where somebody has been there, else it is forgotten.
	 */
	void fork(int boundary);

	/** From the position, which is a boundary, the recording goes another way; what has been recorded is kept. */
	void leave();

	/** How many pieces of work have been recorded. */
	int pieces();

	/** Forgets all pieces of work but the first ones, and stands after those. */
	void trim(int pieces);

	/** All that has been decided. */
	RunLog log();

	/** The way that the machine stands on. */
	Branch branch();

	/** All ways that are kept. */
	List<Branch> branches();

	/**
	 * Stands on another way, as far along it as on this one as both have in common.
	 *
	 * @throws RunException when there is no such way
	 */
	void switchTo(int branch) throws RunException;

	/**
	 * Gives a way another name.
	 *
	 * @throws RunException when there is no such way, or another has the name
	 */
	void rename(int branch, String name) throws RunException;

	/**
	 * Forgets a way.
	 *
	 * @throws RunException when there is no such way, or the machine stands on it
	 */
	void drop(int branch) throws RunException;

	/** The machine as it is now; nothing when a recording has none. */
	Optional<MachineSnapshot> snapshot();
}
