package org.irqscope.core.timeline;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * When contexts of a walk were at work, and when lines, pins and vectors were on. Immutable, for any thread.
 *
 * @param length how many hops it tells of
 * @param rows the lanes in the order in which they are drawn
 * @param clock what time it was meanwhile
 */
public record Timeline(int length, List<Row> rows, Clock clock) {
	/** Of no hops. */
	public static final Timeline EMPTY = new Timeline(0, List.of(), Clock.STOPPED);

	/**
	 * A lane with what is on when.
	 *
	 * @param depth how deep calls are nested in it, from 0
	 */
	public record Row(TimelineLane lane, Map<LaneRole, Spans> spans, int depth) {
		public Row {
			spans = Map.copyOf(spans);
		}

		/** When a role is on. */
		public Spans spans(LaneRole role) {
			return spans.getOrDefault(role, Spans.NONE);
		}

		/** The roles that are on at a position. */
		public List<LaneRole> at(int position) {
			return Stream.of(LaneRole.values()).filter(role -> spans(role).at(position)).toList();
		}

		/** Where anything in the lane is switched next. */
		public OptionalInt next(int position) {
			return spans.values().stream().map(one -> one.next(position)).flatMapToInt(OptionalInt::stream).min();
		}

		/** Where anything in the lane was switched last before a position. */
		public OptionalInt previous(int position) {
			return spans.values().stream().map(one -> one.previous(position)).flatMapToInt(OptionalInt::stream).max();
		}
	}

	public Timeline {
		rows = List.copyOf(rows);
	}
}
