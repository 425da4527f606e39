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
		for (Link.Kind kind : Link.Kind.values())
			for (Link.State state : Link.State.values())
				entries.add(new Legend.Entry.Line(kind, state, text(kind, state)));
		entries.add(new Legend.Entry.Changed(Mark.CHANGED, Texts.of("legend.changed")));
		entries.add(new Legend.Entry.Changed(Mark.RECENT, Texts.of("legend.recent")));
		return new Legend(entries, Fonts.MEASURE);
	}

	/** Most lines carry an interrupt, which need not be said. */
	private static String text(Link.Kind kind, Link.State state) {
		String look = Texts.of("legend." + state.name().toLowerCase(Locale.ROOT));
		String sort = Texts.of("legend." + kind.name().toLowerCase(Locale.ROOT));
		return kind == Link.Kind.INTERRUPT ? look
				: state == Link.State.ARMED ? sort : Texts.of("legend.line", sort, look);
	}
}
