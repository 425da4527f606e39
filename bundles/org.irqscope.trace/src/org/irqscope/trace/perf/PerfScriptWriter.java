package org.irqscope.trace.perf;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;

import org.irqscope.trace.recorded.TraceEvent;

/** Writes events as perf script prints them. Immutable, for any thread. */
public final class PerfScriptWriter {
	private final String format;
	private final boolean nanoseconds;

	/**
	 * A writer with fixed columns.
	 *
	 * @param nameWidth the width of the column of names, at least 1; perf takes the longest name it recorded
	 * @param nanoseconds true for nine digits behind the second as with {@code --ns}, false for six
	 */
	public PerfScriptWriter(int nameWidth, boolean nanoseconds) {
		this.format = "%16s %5d [%03d] %5d.%0" + (nanoseconds ? 9 : 6) + "d: %" + nameWidth + "s: %s";
		this.nanoseconds = nanoseconds;
	}

	/** A writer whose columns fit these events, with nanoseconds when one of them has any. */
	public static PerfScriptWriter fitting(Collection<TraceEvent> events) {
		int width = events.stream().mapToInt(event -> event.fullName().length()).max().orElse(1);
		return new PerfScriptWriter(width, events.stream().anyMatch(event -> event.time() % 1000 != 0));
	}

	/** The line of an event, without the line feed. */
	public String line(TraceEvent event) {
		long fraction = event.time() % 1_000_000_000 / (nanoseconds ? 1 : 1000);
		return String.format(Locale.ROOT, format, event.comm(), event.pid(), event.cpu(),
				event.time() / 1_000_000_000, fraction, event.fullName(), event.text());
	}

	/**
	 * Writes a line for every event.
	 *
	 * @throws IOException when the output fails
	 */
	public void write(Iterable<TraceEvent> events, Appendable out) throws IOException {
		for (TraceEvent event : events)
			out.append(line(event)).append('\n');
	}
}
