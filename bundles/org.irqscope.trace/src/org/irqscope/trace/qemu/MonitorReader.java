package org.irqscope.trace.qemu;

import java.util.Optional;

import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.TextFormat;

/** Reads what the monitor of QEMU answers to people. For one thread. */
abstract class MonitorReader implements LineReader {
	@Override
	public final Optional<TextFormat> format() {
		return Optional.of(TextFormat.QEMU_MONITOR);
	}
}
