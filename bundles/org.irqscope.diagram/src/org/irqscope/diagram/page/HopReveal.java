package org.irqscope.diagram.page;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Place;

/** Selects a part of a diagram and brings it into view; editors adapt to it. UI thread. */
public interface HopReveal {
	/** The part that a hop works on. */
	void reveal(Hop hop);

	/** A part of the machine, on a page that shows it. */
	void reveal(Place place);

	/** True when some page shows a part of the machine. */
	boolean shows(Place place);
}
