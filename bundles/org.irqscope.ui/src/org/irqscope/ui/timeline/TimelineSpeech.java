package org.irqscope.ui.timeline;

import java.util.stream.Collectors;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.irqscope.core.timeline.LaneRole;

/** What a screen reader says of a timeline. Used by the UI thread. */
final class TimelineSpeech extends AccessibleAdapter {
	private final TimelineCanvas canvas;

	private TimelineSpeech(TimelineCanvas canvas) {
		this.canvas = canvas;
	}

	static void add(TimelineCanvas canvas) {
		canvas.getAccessible().addAccessibleListener(new TimelineSpeech(canvas));
	}

	@Override
	public void getName(AccessibleEvent event) {
		TimelinePicture picture = canvas.picture();
		event.result = Texts.of("timeline.spoken", picture.position(), picture.timeline().length());
	}

	@Override
	public void getDescription(AccessibleEvent event) {
		int position = canvas.picture().position();
		event.result = canvas.selectedBand().map(LaneBand::row)
				.map(row -> Texts.of("timeline.spoken.lane", row.lane().title(),
						row.at(position).stream().map(LaneRole::title).collect(Collectors.joining(", "))))
				.orElse("");
	}
}
