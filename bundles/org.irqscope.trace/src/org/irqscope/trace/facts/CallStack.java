package org.irqscope.trace.facts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function, who called it, and with what: from a bpftrace probe, or the call graph of an event of perf.
 *
 * @param pid the process (bpftrace) or thread (perf)
 * @param comm the thread's name
 * @param function the probed function; the event's name for perf
 * @param arguments what was printed by name, such as {@code vector} and {@code level}, in that order
 * @param frames innermost first; none when no stack was printed
 */
public record CallStack(SourceLine where, int pid, String comm, String function, Map<String, Long> arguments,
		List<StackFrame> frames) implements Fact {
	public CallStack {
		arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
		frames = List.copyOf(frames);
	}
}
