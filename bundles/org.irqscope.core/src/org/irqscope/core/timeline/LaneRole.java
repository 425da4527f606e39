package org.irqscope.core.timeline;

import java.util.Locale;

/** What a span of a lane says, in the order in which spans are drawn over one another. For any thread. */
public enum LaneRole {
	/** A context is at work. */
	RUNNING,
	/** A line is high, a count above 0. */
	LINE,
	/** A request waits in a chip. */
	PENDING,
	/** A request waits in a posted-interrupt descriptor. */
	POSTED,
	/** A request has been taken and not ended yet. */
	IN_SERVICE;

	/** The role in the user's language. */
	public String title() {
		return Texts.of("timeline.role." + name().toLowerCase(Locale.ROOT).replace('_', '.'));
	}
}
