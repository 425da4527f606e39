package org.irqscope.ui.hops;

import java.util.Optional;

import org.irqscope.emulator.journal.Hop;

/** What the ruler beside a list of hops shows, such as breakpoints. Asked by the UI thread, which it does not hold. */
public interface HopMarks {
	/** How a mark looks. */
	enum Mark {
		/** It stops the run. */
		SET,
		/** It is there and does nothing. */
		DISABLED
	}

	/** The mark beside a hop. */
	Optional<Mark> of(Hop hop);

	/** The user wants a mark beside a hop, or no longer. */
	void toggle(Hop hop);
}
