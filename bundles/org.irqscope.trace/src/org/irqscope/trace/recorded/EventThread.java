package org.irqscope.trace.recorded;

/**
 * The thread that an event happened in. Immutable, for any thread.
 *
 * @param comm its name; empty where none is printed
 * @param pid its id; -1 where none is printed, or perf did not know it any more
 * @param process the id of its process; -1 where none is printed
 */
public record EventThread(String comm, int pid, int process) {
}
