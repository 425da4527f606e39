package org.irqscope.ui.debug;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.run.Stop;
import org.irqscope.core.run.Waiting;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.model.ContextThread;
import org.irqscope.debug.model.HopFrame;
import org.irqscope.ui.Texts;

/** Says of contexts and frames of the Debug view what they do, and why the walk stands there. For any thread. */
final class StopTexts {
	private StopTexts() {
	}

	static String of(ContextThread thread) {
		if (thread.isTerminated())
			return Texts.of("debug.ended", thread.getName());
		if (!thread.isSuspended())
			return Texts.of("debug.running", thread.getName());
		Optional<Stop> stop = thread.stop();
		if (thread.isCurrent() && stop.isPresent() && stop.get().hop().isPresent())
			return Texts.of("debug.stopped", thread.getName(), why(thread, stop.get()));
		return thread.waiting().isEmpty() ? Texts.of("debug.idle", thread.getName())
				: Texts.of("debug.waits", thread.getName(),
						thread.waiting().stream().map(Waiting::title).collect(Collectors.joining("; ")));
	}

	private static String why(ContextThread thread, Stop stop) {
		String hop = Texts.of("debug.hop", stop.position(), stop.length());
		return switch (stop.cause()) {
		case BREAKPOINT -> breakpoints(thread).orElse(hop);
		case END -> Texts.of("debug.end", hop);
		case HOP_LIMIT -> Texts.of("debug.limit", hop);
		case SUSPENDED, CANCELLED -> Texts.of("debug.suspended", hop);
		case ASKED -> hop;
		};
	}

	private static Optional<String> breakpoints(ContextThread thread) {
		String sentences = Arrays.stream(thread.getBreakpoints()).map(MachineBreakpoint.class::cast)
				.map(MachineBreakpoint::breakpoint).flatMap(Optional::stream).map(Breakpoint::sentence)
				.collect(Collectors.joining("; "));
		return sentences.isEmpty() ? Optional.empty() : Optional.of(sentences);
	}

	/** A function where it works. What it was called with are its variables: a narrow view would cut the place off. */
	static String of(HopFrame frame) {
		return Texts.of("debug.frame", frame.hop().site().functionName(), frame.hop().place());
	}
}
