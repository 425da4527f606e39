package org.irqscope.ui.timeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.irqscope.core.run.Stop;
import org.irqscope.core.timeline.LaneRole;
import org.irqscope.core.timeline.TimelineLane;
import org.irqscope.emulator.journal.Hop;

/** Tells what is under the pointer. Used by the UI thread. */
final class TimelineTip {
	private final TimelineCanvas canvas;

	TimelineTip(TimelineCanvas canvas) {
		this.canvas = canvas;
	}

	/** Tells of a place of the surface. */
	void show(int x, int y) {
		String told = at(x, y).orElse(null);
		if (!Objects.equals(canvas.getToolTipText(), told))
			canvas.setToolTipText(told);
	}

	/** What there is to tell of a place of the surface. */
	Optional<String> at(int x, int y) {
		Optional<LaneBand> band = canvas.bandAt(y);
		if (band.isEmpty() || canvas.picture().timeline().length() == 0)
			return Optional.empty();
		if (x <= TimelinePainter.NAMES)
			return band.map(one -> one.row().lane().title());
		int hop = canvas.picture().window().hop(x - TimelinePainter.NAMES - 1);
		return band.map(one -> Texts.of("timeline.tip", one.row().lane().title(), hop + 1, state(one, hop)));
	}

	private String state(LaneBand band, int hop) {
		if (band.row().lane() instanceof TimelineLane.OfContext context)
			return call(context, hop);
		List<LaneRole> roles = band.row().at(hop);
		return roles.isEmpty() ? Texts.of("timeline.off")
				: roles.stream().map(LaneRole::title).collect(Collectors.joining(", "));
	}

	private String call(TimelineLane.OfContext lane, int hop) {
		Optional<Stop> stop = canvas.picture().stop().filter(one -> hop < one.length());
		return stop.map(one -> one.walk().hop(hop)).filter(one -> one.context().equals(lane.context())).map(Hop::call)
				.orElse(Texts.of("timeline.off"));
	}
}
