package org.irqscope.ui.hops;

import java.util.List;
import java.util.Locale;

import org.irqscope.core.listing.HopText;
import org.irqscope.emulator.journal.Hop;

/** What a list says of each hop, column by column. */
public enum HopColumn {
	NUMBER(6), CONTEXT(11), FUNCTION(35), PLACE(14), CHANGES(23), TRACEPOINT(24);

	private final int share;

	HopColumn(int share) {
		this.share = share;
	}

	/** How wide it is unless the user wants it otherwise, in parts of all that are shown. */
	int share() {
		return share;
	}

	/** The name of the column, in the user's language. */
	public String title() {
		return Texts.of("hops.column." + name().toLowerCase(Locale.ROOT));
	}

	/** What the columns say of a hop, in their order. */
	static List<String> texts(Hop hop) {
		List<String> rest = HopText.columns(hop);
		return List.of(Integer.toString(hop.number() + 1), rest.get(0), rest.get(1), rest.get(2), rest.get(3),
				rest.get(4));
	}
}
