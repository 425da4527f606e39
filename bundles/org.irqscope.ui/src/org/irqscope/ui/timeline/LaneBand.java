package org.irqscope.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.timeline.Timeline;
import org.irqscope.core.timeline.TimelineLane;

/**
 * Where a lane stands from above, below the ruler. Immutable, used by the UI thread.
 *
 * @param number the place of the lane, from 0
 */
record LaneBand(Timeline.Row row, int number, int y, int height) {
	/** The heights of a lane and of a call in it. */
	static final int LANE = 24, CALL = 17, GAP = 2;
	/** Calls that are nested deeper are drawn in the last line. */
	static final int DEEPEST = 9;

	/** All lanes of a picture, one below the other. */
	static List<LaneBand> of(TimelinePicture picture) {
		List<LaneBand> bands = new ArrayList<>();
		int y = 0;
		for (Timeline.Row row : picture.rows()) {
			int height = picture.detailed() && isContext(row) ? lines(row) * CALL + 2 * GAP + 1 : LANE;
			bands.add(new LaneBand(row, bands.size(), y, height));
			y += height;
		}
		return List.copyOf(bands);
	}

	static boolean isContext(Timeline.Row row) {
		return row.lane() instanceof TimelineLane.OfContext;
	}

	private static int lines(Timeline.Row row) {
		return Math.min(row.depth(), DEEPEST) + 1;
	}

	/** The lane at a height. */
	static Optional<LaneBand> at(List<LaneBand> bands, int y) {
		return bands.stream().filter(band -> band.y <= y && y < band.bottom()).findFirst();
	}

	/** How high all lanes are together. */
	static int height(List<LaneBand> bands) {
		return bands.isEmpty() ? 0 : bands.get(bands.size() - 1).bottom();
	}

	int bottom() {
		return y + height;
	}
}
