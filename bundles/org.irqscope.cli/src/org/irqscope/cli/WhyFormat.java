package org.irqscope.cli;

/** How {@code irqscope why} prints what it has found out. */
enum WhyFormat {
	TEXT, JSON
}
