package org.irqscope.core.listing;

import java.util.List;
import java.util.stream.Collectors;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.TraceLine;

/** A hop as a row of text. */
public final class HopText {
	private HopText() {
	}

	/** All that a row of a hop says, column by column. */
	public static List<String> columns(Hop hop) {
		return List.of(hop.context().label(), hop.call(), hop.place().toString(), changes(hop), events(hop));
	}

	/** The same as one line. */
	public static String of(Hop hop) {
		return String.join("  ", columns(hop));
	}

	private static String changes(Hop hop) {
		return hop.changes().stream().map(change -> change.name() + " " + change.text())
				.collect(Collectors.joining(", "));
	}

	private static String events(Hop hop) {
		return hop.events().stream().map(TraceLine::line).collect(Collectors.joining("; "));
	}
}
