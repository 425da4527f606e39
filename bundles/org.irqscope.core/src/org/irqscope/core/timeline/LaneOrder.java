package org.irqscope.core.timeline;

import java.util.Comparator;

import org.irqscope.core.timeline.TimelineLane.OfContext;
import org.irqscope.core.timeline.TimelineLane.OfInput;

/** Contexts first, then what an interrupt comes through, from its source to the processor. For any thread. */
final class LaneOrder implements Comparator<TimelineLane> {
	private static final Comparator<OfContext> CONTEXTS = Comparator
			.<OfContext>comparingInt(lane -> lane.context().kind().number())
			.thenComparingInt(lane -> lane.context().index());
	private static final Comparator<OfInput> INPUTS = Comparator
			.<OfInput>comparingInt(lane -> Signals.order(lane.place().kind()))
			.thenComparingInt(lane -> lane.place().index()).thenComparing(OfInput::sort)
			.thenComparingInt(OfInput::number);

	@Override
	public int compare(TimelineLane one, TimelineLane other) {
		if (one instanceof OfContext left && other instanceof OfContext right)
			return CONTEXTS.compare(left, right);
		if (one instanceof OfInput left && other instanceof OfInput right)
			return INPUTS.compare(left, right);
		return one instanceof OfContext ? -1 : 1;
	}
}
