package org.irqscope.core.compare;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.irqscope.trace.recorded.TraceEvent;

/**
 * Where in a trace the interrupt begins that a walk is compared with: the first one of the walk's line that finds the
 * machine as the walk finds it. The line is down, and the chips say of their pins what they say to the walk; so an
 * interrupt of a guest that has programmed its chips otherwise, and one that still finds another pending, is passed
 * over. When there is none such, it is the first that begins at all. Immutable, for any thread.
 *
 * @param index the index of its first event; 0 where the trace never has what the walk begins with
 * @param passedOver the beginnings before it
 * @param next the index of the first event of the next interrupt that finds the machine the same: nothing is pending
 *            any more then, so the vector of this one is in the guest
 */
record InterruptStart(int index, List<TraceEvent> passedOver, OptionalInt next) {

	static InterruptStart of(InterruptEvents walk, InterruptEvents trace) {
		if (walk.size() == 0)
			return new InterruptStart(0, List.of(), OptionalInt.empty());
		List<Integer> all = IntStream.range(0, trace.size())
				.filter(index -> trace.same(walk.event(0), trace.event(index)))
				.boxed().toList();
		List<Integer> like = all.stream().filter(index -> !trace.isUp(index) && findsTheSame(walk, trace, index))
				.toList();
		int chosen = like.stream().findFirst().or(() -> all.stream().findFirst()).orElse(0);
		return new InterruptStart(chosen, all.stream().filter(index -> index < chosen).map(trace::event).toList(),
				like.stream().mapToInt(Integer::intValue).filter(index -> index > chosen).findFirst());
	}

	private static boolean findsTheSame(InterruptEvents walk, InterruptEvents trace, int index) {
		List<TraceEvent> walked = walk.chips(0);
		List<TraceEvent> traced = trace.chips(index);
		return walked.size() == traced.size()
				&& IntStream.range(0, walked.size())
				.allMatch(at -> trace.same(walked.get(at), traced.get(at)));
	}
}
