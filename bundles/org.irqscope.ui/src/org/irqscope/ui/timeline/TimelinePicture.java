package org.irqscope.ui.timeline;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.run.Stop;
import org.irqscope.core.timeline.TimeWindow;
import org.irqscope.core.timeline.Timeline;
import org.irqscope.core.timeline.TimelineLane;
import org.irqscope.core.timeline.TimelineMark;
import org.irqscope.scene.Theme;

/**
 * All that a picture of a timeline depends on. Immutable, used by the UI thread.
 *
 * @param stop where the walk stands
 * @param selected the lane that the user has chosen
 * @param calls true when the calls of contexts are drawn nested
 */
record TimelinePicture(Timeline timeline, Optional<Stop> stop, TimeWindow window, Optional<TimelineLane> selected,
		boolean calls, Theme theme) {
	/** From so many pixels a hop on there is room for calls. */
	private static final double ROOM = 6;

	int position() {
		return stop.map(Stop::position).orElse(0);
	}

	List<TimelineMark> marks() {
		return stop.map(TimelineMark::of).orElse(List.of());
	}

	/** True when hops are wide enough for what they call. */
	boolean detailed() {
		return calls && window.scale() >= ROOM;
	}

	TimelinePicture with(TimeWindow other) {
		return new TimelinePicture(timeline, stop, other, selected, calls, theme);
	}

	TimelinePicture with(Theme other) {
		return new TimelinePicture(timeline, stop, window, selected, calls, other);
	}

	TimelinePicture with(Optional<TimelineLane> lane) {
		return new TimelinePicture(timeline, stop, window, lane, calls, theme);
	}

	TimelinePicture withCalls(boolean shown) {
		return new TimelinePicture(timeline, stop, window, selected, shown, theme);
	}

	/** Another walk, or more of the same. */
	TimelinePicture with(Timeline other, Optional<Stop> at) {
		return new TimelinePicture(other, at, window, selected, calls, theme);
	}
}
