package org.irqscope.scene;

/**
 * A sign at the left edge of a node, where the walk shall stop. Immutable, for any thread.
 *
 * @param part the {@link NodePart} that it stands at; empty for the head of the node
 */
public record StopSign(String part, Kind kind) {
	/** What the sign says, by its shape. */
	public enum Kind {
		/** The walk does not stop: a circle. */
		OFF,
		/** The walk will stop: a disc. */
		ON,
		/** The walk has stopped: an arrow. */
		HIT
	}
}
