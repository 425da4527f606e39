package org.irqscope.core.chip;

import org.irqscope.scene.Link;
import org.irqscope.scene.Side;

/** Takes the lines of a picture as they are found; those of what is folded lead to its group. */
public interface Links {
	/** What the names of the nodes of GSIs begin with. */
	String GSI = "gsi";

	/** A line; a second one between the same ports is none. */
	void add(Link.Port start, Link.Port end, Link.Kind kind, boolean armed, String label);

	/** A line that can carry an interrupt now. */
	default void interrupt(Link.Port start, Link.Port end) {
		add(start, end, Link.Kind.INTERRUPT, true, "");
	}

	/** Where a line reaches the routing entries of a GSI. */
	static Link.Port gsi(int gsi) {
		return left(GSI + gsi, "");
	}

	/** Where a line leaves a row, or a node as a whole. */
	static Link.Port right(String node, String row) {
		return new Link.Port(node, row, Side.RIGHT);
	}

	/** Where a line reaches a row, or a node as a whole. */
	static Link.Port left(String node, String row) {
		return new Link.Port(node, row, Side.LEFT);
	}
}
