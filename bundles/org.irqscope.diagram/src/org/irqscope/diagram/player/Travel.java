package org.irqscope.diagram.player;

/** Which way the token takes to where a walk stands. */
enum Travel {
	NONE, FORWARD, BACK;

	/** The way from a position to another. */
	static Travel between(int from, int to) {
		return to < from ? BACK : to > from ? FORWARD : NONE;
	}
}
