package org.irqscope.core.timeline;

import java.util.ArrayList;
import java.util.List;

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
		ARRIVAL
	}

	/** What is known at a stop. */
	public static List<TimelineMark> of(Stop stop) {
		List<TimelineMark> marks = new ArrayList<>();
		for (Stop.Arrival arrival : stop.impulses())
			marks.add(new TimelineMark(arrival.position(), Sort.ARRIVAL, arrival.impulse().title()));
		return List.copyOf(marks);
	}
}
