package org.irqscope.trace.recorded;

import org.irqscope.trace.facts.SourceLine;

/**
 * One line of the function tracer, {@code irqfd_update <-kvm_irq_routing_update}. Immutable, for any thread.
 *
 * @param time nanoseconds on the clock of the trace
 * @param cpu the processor
 * @param comm the thread's name
 * @param pid the thread's id
 * @param flags the column of irqs off, need resched, hard or soft irq, preempt depth; empty when not printed
 * @param function the function that was entered
 * @param caller the function that called it
 * @param where its place
 */
public record FunctionCall(long time, int cpu, String comm, int pid, String flags, String function, String caller,
		SourceLine where) {
}
