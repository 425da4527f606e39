package org.irqscope.trace.facts;

import java.util.OptionalLong;

/**
 * A gap in an ftrace: events that did not fit into the buffer of a processor.
 *
 * @param cpu the processor
 * @param count how many, when the kernel knew
 */
public record LostEvents(SourceLine where, int cpu, OptionalLong count) implements Fact {
}
