package org.irqscope.trace.ftrace;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.emulator.Architecture;
import org.irqscope.trace.facts.EventFields;
import org.irqscope.trace.facts.FunctionCall;
import org.irqscope.trace.facts.LostEvents;
import org.irqscope.trace.facts.TraceEvent;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.StringPool;
import org.irqscope.trace.text.TextFormat;

/**
 * Lines of a tracefs trace, {@code COMM-PID [CPU] FLAGS TIME: }, then {@code event: text}, or {@code function <-caller}
 * of the function tracer. The same without flags is what trace-cmd reports.
 */
public final class FtraceReader implements LineReader {
	private static final Pattern CALL = Pattern.compile("(\\S+)(?: \\[\\w+\\])? <-(\\S+)(?: \\[\\w+\\])?");
	private static final Pattern LOST = Pattern.compile("CPU:(\\d+) \\[LOST (?:(\\d+) )?EVENTS\\]");

	/** A task, as {@code COMM-PID} or {@code COMM-PID (TGID)}. */
	private record Task(String comm, int pid) {
		static Optional<Task> of(Line line, String task) throws ImportException {
			String named = task.endsWith(")") ? task.substring(0, Math.max(0, task.lastIndexOf('('))).strip() : task;
			int dash = named.lastIndexOf('-');
			String pid = named.substring(dash + 1);
			if (dash < 1 || pid.isEmpty() || LineScan.endOfDigits(pid, 0) != pid.length())
				return Optional.empty();
			return Optional.of(new Task(named.substring(0, dash), (int) Quantity.PID.read(line, pid)));
		}
	}

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.FTRACE);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (line.starts("CPU:"))
			return takeGap(line, findings);
		Optional<EventHead> head = EventHead.of(line);
		Optional<Task> task = head.isPresent() ? Task.of(line, head.get().task()) : Optional.empty();
		if (task.isEmpty())
			return false;
		String text = line.text().substring(head.get().end());
		return takeCall(line, head.get(), task.get(), text, findings)
				|| takeEvent(line, head.get(), task.get(), text, findings);
	}

	private static boolean takeGap(Line line, Findings findings) throws ImportException {
		Matcher lost = LOST.matcher(line.text());
		if (!lost.matches())
			return false;
		OptionalLong count = lost.group(2) == null ? OptionalLong.empty()
				: OptionalLong.of(Quantity.EVENTS.read(line, lost.group(2)));
		findings.add(new LostEvents(line.where(), (int) Quantity.CPU.read(line, lost.group(1)), count));
		return true;
	}

	private static boolean takeCall(Line line, EventHead head, Task task, String text, Findings findings) {
		if (text.indexOf(" <-") < 0)
			return false;
		Matcher call = CALL.matcher(text);
		if (!call.matches())
			return false;
		StringPool words = findings.strings();
		findings.add(new FunctionCall(head.time(), head.cpu(), words.once(task.comm), task.pid,
				words.once(head.flags()), words.once(call.group(1)), words.once(call.group(2)), line.where()));
		return true;
	}

	private static boolean takeEvent(Line line, EventHead head, Task task, String text, Findings findings) {
		int blank = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
		if (blank < 2 || text.charAt(blank - 1) != ':')
			return false;
		StringPool words = findings.strings();
		String name = words.once(text.substring(0, blank - 1));
		TraceEvent event = new TraceEvent(head.time(), head.cpu(), words.once(task.comm), task.pid,
				words.once(head.flags()), Architecture.tracepoint(name).isPresent() ? "kvm" : "", name,
				words.once(text.substring(LineScan.skipBlanks(text, blank))), line.where());
		if (!EventFields.areWhole(event))
			return false;
		findings.add(event);
		return true;
	}
}
