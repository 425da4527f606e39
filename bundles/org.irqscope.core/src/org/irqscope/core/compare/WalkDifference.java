package org.irqscope.core.compare;

import java.util.Optional;

import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * Where a walk and a trace part. Immutable, for any thread.
 *
 * @param index how many events before it are equal
 * @param walk the walk's event; nothing when the walk is over
 * @param trace the trace's event; nothing when the trace says no more about the interrupt
 * @param position the position of the walk after the hop that differs: that of the walk's event, else the walk's end
 */
public record WalkDifference(int index, Optional<TraceLine> walk, Optional<TraceEvent> trace, int position) {
}
