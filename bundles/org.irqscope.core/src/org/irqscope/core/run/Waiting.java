package org.irqscope.core.run;

import java.util.Optional;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Site;

/**
 * A context that can go on, with what it would do. Immutable, for any thread.
 *
 * @param context the context
 * @param kind what it would do
 * @param task the number of the task that would run or runs; -1 where none does
 * @param name what files and command lines call it: the context first, as in {@code kworker inject 0}
 * @param title what a person calls it
 * @param start the function that would be entered first, where that is known
 */
public record Waiting(Context context, Kind kind, int task, String name, String title, Optional<Site> start) {
	/** No task of the machine. */
	public static final int NO_TASK = -1;

	/** What a context waits for to go on with. */
	public enum Kind {
		/** Work that is under way and cannot be interrupted where the walk stands. */
		UNDER_WAY,
		/** Work that another context has handed over. */
		TASK,
		/** Something that comes to the machine from outside. */
		IMPULSE,
		/** A timer that fires as soon as time passes, or time that passes. */
		TIME
	}
}
