package org.irqscope.trace.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.emulator.Architecture;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.Quantity;

/** Reads a head without a processor, or without anything. Keeps no state, for any thread. */
final class BareHead {
	/** Without a processor only the name of a tracepoint of kvm tells an event from prose. */
	private static final Pattern NAME = Pattern.compile("(?<![^ \t])(?:kvm:)?(kvm_\\w+):(?![^ \t])");
	private static final Pattern HEAD = Pattern
			.compile("(?:(.*?)[ \t]+)??(?:\\[(\\d{1,4})\\][ \t]+)?(?:([^ \t\\d][^ \t]*)[ \t]+)?"
					+ "(?:(\\d+)(?:\\.(\\d{1,9}))?:[ \t]+)?");

	private BareHead() {
	}

	/**
	 * The head of a line; it ends where a tracepoint of kvm is named.
	 *
	 * @throws ImportException when a number of the head is out of range
	 */
	static Optional<EventHead> of(Line line) throws ImportException {
		if (line.text().indexOf("kvm_") < 0)
			return Optional.empty();
		Matcher name = NAME.matcher(line.text());
		while (name.find())
			if (Architecture.tracepoint(name.group(1)).isPresent()) {
				Matcher head = HEAD.matcher(line.text().substring(0, name.start()));
				return head.matches() ? Optional.of(of(line, head, name.start())) : Optional.empty();
			}
		return Optional.empty();
	}

	private static EventHead of(Line line, Matcher head, int end) throws ImportException {
		String before = head.group(1) == null ? "" : head.group(1);
		String word = head.group(3) == null ? "" : head.group(3);
		boolean flags = head.group(2) != null;
		TracedThread task = TracedThread.of(line, flags ? before : before + " " + word);
		int cpu = flags ? (int) Quantity.CPU.read(line, head.group(2)) : 0;
		long time = head.group(4) == null ? 0
				: TraceTime.of(line, head.start(4), head.end(4), head.group(5) == null ? head.end(4) : head.end(5));
		return new EventHead(task, cpu, flags ? word : "", time, end);
	}
}
