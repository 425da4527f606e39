package org.irqscope.diagram;

/** Which way the token takes to where a walk stands. */
enum Travel {
	NONE, FORWARD, BACK
}
