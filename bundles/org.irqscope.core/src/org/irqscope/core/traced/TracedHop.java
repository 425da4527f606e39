package org.irqscope.core.traced;

import java.util.OptionalInt;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.trace.facts.SourceLine;

/**
 * One hop of a trace. Immutable, for any thread.
 *
 * @param parent the number of the hop of its caller, as far as the trace says
 * @param time nanoseconds on the clock of the trace
 * @param line where it was read
 */
record TracedHop(Hop hop, OptionalInt parent, long time, SourceLine line) {
}
