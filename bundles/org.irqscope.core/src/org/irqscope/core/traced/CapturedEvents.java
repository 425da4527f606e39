package org.irqscope.core.traced;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * The tracepoints that operations caused, as the events of a trace. One thread runs all operations, so that the
 * operation says whether its events are those of user space or of a vCPU. For any thread.
 */
final class CapturedEvents {
	private static final Pattern LINE = Pattern.compile("(\\w+) (\\w+): ?(.*)");
	private static final String KWORKER = "kworker";
	private static final int VMM_THREAD = 1, WORKER_THREAD = 2, FIRST_VCPU_THREAD = 3;

	private CapturedEvents() {
	}

	/** @param name what was captured, for messages */
	static List<TraceEvent> of(String name, List<OpResult> captured) {
		List<TraceEvent> events = new ArrayList<>();
		for (OpResult result : captured)
			for (String line : result.events().orElse(List.of())) {
				Matcher words = LINE.matcher(line);
				if (words.matches())
					events.add(event(name, result.op(), words, events.size()));
			}
		return events;
	}

	/** Only the order of captured events is known, which stands for their time. */
	private static TraceEvent event(String name, Op op, Matcher words, int order) {
		boolean worker = words.group(1).equals(KWORKER);
		OptionalInt vcpu = worker ? OptionalInt.empty() : op.vcpu();
		String thread = vcpu.isPresent() ? "CPU " + vcpu.getAsInt() + "/KVM" : words.group(1);
		int number = worker ? WORKER_THREAD
				: vcpu.isPresent() ? FIRST_VCPU_THREAD + vcpu.getAsInt() : VMM_THREAD;
		return new TraceEvent(order, 0, thread, number, "", "kvm", words.group(2), words.group(3),
				new SourceLine(name, op.line()));
	}
}
