package org.irqscope.kvm.kernel;

import java.util.ArrayList;
import java.util.List;

/** The tracepoints that a kernel has told and nobody has asked for yet. Used by one thread at a time. */
final class KernelEvents {
	/** What the program itself caused, and workers for it; what interrupts did meanwhile belongs to neither. */
	private static final char AGENT = 'v', WORKER = 'k';

	/** A page of the guest was not there yet, which depends on what ran before: the same vector is injected again. */
	private static final String REINJECTED = " [reinjected]";

	private final List<String> events = new ArrayList<>();

	/** Keeps what an answer tells; a line is a letter for who, flags of the trace, a blank, and the kernel's text. */
	void add(AgentAnswer answer) {
		for (String line : answer.of('e')) {
			String text = line.substring(line.indexOf(' ') + 1).stripTrailing();
			if (text.endsWith(REINJECTED))
				continue;
			switch (line.charAt(0)) {
			case AGENT -> events.add("vmm " + text);
			case WORKER -> events.add("kworker " + text);
			default -> {
				continue;
			}
			}
		}
	}

	/** The events since the last call, each as {@code who name: text}. */
	List<String> drain() {
		List<String> drained = List.copyOf(events);
		events.clear();
		return drained;
	}
}
