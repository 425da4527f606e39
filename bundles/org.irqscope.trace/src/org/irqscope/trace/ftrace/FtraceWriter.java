package org.irqscope.trace.ftrace;

import java.util.Locale;

import org.irqscope.trace.recorded.FunctionCall;
import org.irqscope.trace.recorded.TraceEvent;

/** Writes events and function calls as the tracefs file {@code trace} shows them. Keeps no state, for any thread. */
public final class FtraceWriter {
	/** What stands in the column when nothing is known: everything on, nothing disabled. */
	private static final String NO_FLAGS = ".....";

	private FtraceWriter() {
	}

	/** The line of an event, without the line feed. */
	public static String line(TraceEvent event) {
		return head(event.comm(), event.pid(), event.cpu(), event.flags(), event.time()) + event.name() + ": "
				+ event.text();
	}

	/** The line of a call, without the line feed. */
	public static String line(FunctionCall call) {
		return head(call.comm(), call.pid(), call.cpu(), call.flags(), call.time()) + call.function() + " <-"
				+ call.caller();
	}

	/** tracefs rounds to the microsecond. */
	private static String head(String comm, int pid, int cpu, String flags, long time) {
		long microseconds = (time + 500) / 1000;
		return String.format(Locale.ROOT, "%16s-%-7d [%03d] %s %5d.%06d: ", comm, pid, cpu,
				flags.isEmpty() ? NO_FLAGS : flags, microseconds / 1_000_000, microseconds % 1_000_000);
	}
}
