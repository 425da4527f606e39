package org.irqscope.ui.hops;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.listing.HopRows;
import org.irqscope.emulator.journal.Hop;

/** What rulers beside hops show, such as breakpoints. Asked by the UI thread, which it does not hold. */
public interface HopMarks {
	/** How a mark looks. */
	enum Mark {
		/** It stops the run. */
		SET,
		/** It is there and does nothing. */
		DISABLED
	}

	/**
	 * A mark and all hops that it stands beside.
	 *
	 * @param title what it is, in the user's language
	 */
	record Marked(String title, Mark mark, HopRows hops) {
	}

	/** All marks of the walk that is shown, as far as it has been looked through. */
	List<Marked> all();

	/** The mark beside a hop. */
	default Optional<Mark> of(Hop hop) {
		return all().stream().filter(one -> one.hops().has(hop.number())).map(Marked::mark).min(Mark::compareTo);
	}

	/** The user wants a mark beside a hop, or no longer. */
	void toggle(Hop hop);
}
