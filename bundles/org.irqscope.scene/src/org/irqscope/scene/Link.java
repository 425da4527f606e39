package org.irqscope.scene;

/**
 * A connection that a picture shows.
 *
 * @param id its own name, which no other link of the picture has
 * @param from where an interrupt would come from
 * @param to where it would go
 * @param kind what it carries
 * @param state whether it can be used
 * @param label a word beside it, may be empty
 */
public record Link(String id, Port from, Port to, Kind kind, State state, String label) {

	/** The same link in another state. */
	public Link with(State other) {
		return new Link(id, from, to, kind, other, label);
	}

	/**
	 * An end of a link.
	 *
	 * @param node the id of the node
	 * @param row the id of the row at whose height the link ends; empty for the node's head
	 * @param side the side of the node
	 */
	public record Port(String node, String row, Side side) {
	}

	/** What a link carries. */
	public enum Kind {
		/** An interrupt on its way to the guest. */
		INTERRUPT,
		/** What goes back: EOI, acknowledge, resample. */
		RETURN,
		/** What hardware does without the kernel. */
		HARDWARE
	}

	/** Whether a link can be used. */
	public enum State {
		/** It would carry an interrupt now. */
		ARMED,
		/** It is masked, bypassed or out of date. */
		IDLE,
		/** The walk has gone along it. */
		TAKEN,
		/** The walk goes along it. */
		IN_USE
	}
}
