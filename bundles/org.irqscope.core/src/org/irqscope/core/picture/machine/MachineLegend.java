package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.core.Texts;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.layout.Legend;
import org.irqscope.scene.text.Fonts;

/** The signs of the machine's page. */
final class MachineLegend {
	private MachineLegend() {
	}

	static Legend create() {
		List<Legend.Entry> entries = new ArrayList<>();
		for (BitState state : BitState.values())
			entries.add(new Legend.Entry.Bit(state, Texts.of("legend." + state.name().toLowerCase(Locale.ROOT))));
		entries.add(new Legend.Entry.Line(Link.Kind.INTERRUPT, Link.State.ARMED, Texts.of("legend.armed")));
		entries.add(new Legend.Entry.Line(Link.Kind.INTERRUPT, Link.State.IN_USE, Texts.of("legend.in.use")));
		entries.add(new Legend.Entry.Line(Link.Kind.INTERRUPT, Link.State.TAKEN, Texts.of("legend.taken")));
		entries.add(new Legend.Entry.Line(Link.Kind.INTERRUPT, Link.State.IDLE, Texts.of("legend.idle")));
		entries.add(new Legend.Entry.Line(Link.Kind.HARDWARE, Link.State.ARMED, Texts.of("legend.hardware")));
		entries.add(new Legend.Entry.Changed(Mark.CHANGED, Texts.of("legend.changed")));
		entries.add(new Legend.Entry.Changed(Mark.RECENT, Texts.of("legend.recent")));
		return new Legend(entries, Fonts.MEASURE);
	}
}
