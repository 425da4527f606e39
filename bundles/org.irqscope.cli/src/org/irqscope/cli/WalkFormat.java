package org.irqscope.cli;

/** What {@code irqscope walk} can print. */
enum WalkFormat {
	TEXT, JSON, PERF
}
