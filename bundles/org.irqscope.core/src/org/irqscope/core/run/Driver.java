package org.irqscope.core.run;

import java.util.Optional;

import org.irqscope.emulator.journal.Walk;

/**
 * What a run control drives: a machine with its recording, or a recording alone. Used by the thread of the run only.
 */
public interface Driver {
	/** What has been recorded so far; it stays as it is when more is recorded, so that any thread may read it. */
	Walk walk();

	/** How many hops have been done. */
	int position();

	/** Moves within what has been recorded, 0 to the size of the walk. */
	void goTo(int position);

	/**
	 * At the end of the recording, does the next piece of work that waits: as much as the kernel does before it can be
	 * interrupted.
	 *
	 * @return false when nothing waits
	 */
	boolean proceed();

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

	/** Goes to a boundary and forgets what has been recorded after it. */
	void cut(int boundary);

	/** The machine as it is now; nothing when a recording has none. */
	Optional<MachineSnapshot> snapshot();
}
