package org.irqscope.scene;

/**
 * A connection that a picture shows.
 *
 * @param id its own name
 * @param kind what it carries
 * @param state whether it can be used
 * @param label a word beside it, may be empty
 */
public record Link(String id, Port from, Port to, Kind kind, State state, String label) {

	/** The same link in another state. */
	public Link with(State other) {
		return new Link(id, from, to, kind, other, label);
	}

	/** An end of a link: a node, a row of it by id (or empty), and a side. */
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
		/** The walk goes along it. */
		IN_USE
	}
}
