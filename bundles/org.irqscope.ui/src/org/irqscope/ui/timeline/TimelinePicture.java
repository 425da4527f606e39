package org.irqscope.ui.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.run.Stop;
import org.irqscope.core.timeline.TimeWindow;
import org.irqscope.core.timeline.Timeline;
import org.irqscope.core.timeline.TimelineLane;
import org.irqscope.core.timeline.TimelineMark;
import org.irqscope.scene.theme.Theme;
import org.irqscope.ui.hops.HopMarks.Marked;
import org.irqscope.ui.hops.HopRuler;

/**
 * All that a picture of a timeline depends on. Immutable, used by the UI thread.
 *
 * @param stop where the walk stands
 */
record TimelinePicture(Timeline timeline, Optional<Stop> stop, TimeWindow window, Look look, Theme theme) {
	/** From so many pixels a hop on there is room for calls. */
	private static final double ROOM = 6;

	/**
	 * How the user looks at it.
	 *
	 * @param selected the lane that is chosen
	 * @param anchor the other end of what is chosen of the time, of which one is where the walk stands
	 * @param calls true when the calls of contexts are drawn nested
	 * @param grid true when lines go down from the numbers of hops
	 * @param word what the names of lanes have in them, in lower case; empty for all lanes
	 */
	record Look(Optional<TimelineLane> selected, OptionalInt anchor, boolean calls, boolean grid, String word) {
		/** As it is at first. */
		static final Look FIRST = new Look(Optional.empty(), OptionalInt.empty(), true, false, "");

		Look selecting(Optional<TimelineLane> lane) {
			return new Look(lane, anchor, calls, grid, word);
		}

		Look from(OptionalInt other) {
			return new Look(selected, other, calls, grid, word);
		}

		Look withCalls(boolean shown) {
			return new Look(selected, anchor, shown, grid, word);
		}

		Look withGrid(boolean shown) {
			return new Look(selected, anchor, calls, shown, word);
		}

		Look withWord(String text) {
			return new Look(selected, anchor, calls, grid, text.strip().toLowerCase(Locale.ROOT));
		}
	}

	int position() {
		return stop.map(Stop::position).orElse(0);
	}

	/** The lanes that are shown. */
	List<Timeline.Row> rows() {
		return timeline.rows().stream()
				.filter(row -> row.lane().title().toLowerCase(Locale.ROOT).contains(look.word())).toList();
	}

	/** Where breakpoints stop. */
	List<Marked> breakpoints() {
		return stop.isPresent() ? HopRuler.marks().all() : List.of();
	}

	List<TimelineMark> marks() {
		return stop.map(TimelineMark::of).orElse(List.of());
	}

	/** True when hops are wide enough for what they call. */
	boolean detailed() {
		return look.calls() && window.scale() >= ROOM;
	}

	TimelinePicture with(TimeWindow other) {
		return new TimelinePicture(timeline, stop, other, look, theme);
	}

	TimelinePicture with(Theme other) {
		return new TimelinePicture(timeline, stop, window, look, other);
	}

	TimelinePicture with(Look other) {
		return new TimelinePicture(timeline, stop, window, other, theme);
	}

	/** Another walk, or more of the same. */
	TimelinePicture with(Timeline other, Optional<Stop> at) {
		return new TimelinePicture(other, at, window, look, theme);
	}
}
