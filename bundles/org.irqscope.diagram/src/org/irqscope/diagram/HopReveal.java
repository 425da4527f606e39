package org.irqscope.diagram;

import org.irqscope.emulator.journal.Hop;

/** Selects the part of a diagram that a hop works on and brings it into view; editors adapt to it. UI thread. */
public interface HopReveal {
	void reveal(Hop hop);
}
