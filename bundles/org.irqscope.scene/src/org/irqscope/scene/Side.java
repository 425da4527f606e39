package org.irqscope.scene;

/** The side of a node at which a line begins or ends. */
public enum Side {
	LEFT, RIGHT, TOP, BOTTOM
}
