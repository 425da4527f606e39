package org.irqscope.trace.event;

/**
 * What stands before an event, whoever printed it: thread, processor, flags and time, {@code THREAD [CPU] FLAGS TIME:}.
 * Whoever prints it can leave out each of them. Immutable, for any thread.
 *
 * @param task the thread
 * @param cpu the processor; 0 where none is printed
 * @param flags what stands between processor and time; empty when nothing does
 * @param time in nanoseconds, or in ticks where the clock has no unit; 0 where none is printed
 * @param end the place behind the colon and the blanks that follow it
 */
record EventHead(TracedThread task, int cpu, String flags, long time, int end) {
}
