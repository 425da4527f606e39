package org.irqscope.core.timeline;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.run.Branch;
import org.irqscope.core.run.Stop;

/**
 * What the ruler of a timeline points at. Immutable, for any thread.
 *
 * @param title what it is, in the user's language
 */
public record TimelineMark(int position, Sort sort, String title) {
	/** What is pointed at. */
	public enum Sort {
		/** Something came to the machine. */
		ARRIVAL,
		/** Another way goes off. */
		BRANCH
	}

	/** Where the way that the run stands on and another one part: the first of both to leave. */
	private static int fork(Stop stop, Branch other) {
		boolean child = stop.branch().parent().isPresent() && stop.branch().parent().getAsInt() == other.number();
		return child ? stop.branch().from() : other.from();
	}

	/** What is known at a stop. */
	public static List<TimelineMark> of(Stop stop) {
		List<TimelineMark> marks = new ArrayList<>();
		for (Stop.Arrival arrival : stop.impulses())
			marks.add(new TimelineMark(arrival.position(), Sort.ARRIVAL, arrival.impulse().title()));
		for (Branch branch : stop.branches())
			if (branch.number() != stop.branch().number() && branch.from() <= stop.length())
				marks.add(new TimelineMark(fork(stop, branch), Sort.BRANCH, branch.name()));
		return List.copyOf(marks);
	}
}
