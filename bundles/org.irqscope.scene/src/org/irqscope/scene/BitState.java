package org.irqscope.scene;

/** The state of a bit; each has a shape of its own. */
public enum BitState {
	SET, CLEAR, MASKED, IN_SERVICE, PENDING, LEVEL, EDGE,
	/** Nobody knows. */
	UNKNOWN
}
