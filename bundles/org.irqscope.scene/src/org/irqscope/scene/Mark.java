package org.irqscope.scene;

/** How lately something changed. */
public enum Mark {
	NONE,
	/** In the hop before. */
	RECENT,
	/** In this hop. */
	CHANGED
}
