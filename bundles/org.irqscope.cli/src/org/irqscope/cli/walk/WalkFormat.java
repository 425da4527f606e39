package org.irqscope.cli.walk;

/** What {@code irqscope walk} can print. */
enum WalkFormat {
	TEXT, JSON, PERF
}
