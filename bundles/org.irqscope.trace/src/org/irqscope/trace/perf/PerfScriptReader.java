package org.irqscope.trace.perf;

import java.util.Map;
import java.util.Optional;

import org.irqscope.trace.facts.EventFields;
import org.irqscope.trace.facts.StackFrame;
import org.irqscope.trace.facts.TraceEvent;
import org.irqscope.trace.ftrace.EventHead;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.OpenStack;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.StringPool;
import org.irqscope.trace.text.TextFormat;

/**
 * Events as perf script prints them, {@code COMM TID [CPU] TIME: GROUP:NAME: TEXT}, and below each its call graph when
 * one was recorded.
 */
public final class PerfScriptReader implements LineReader {
	private Optional<TraceEvent> last = Optional.empty();
	private Optional<OpenStack> stack = Optional.empty();

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.PERF_SCRIPT);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		Optional<EventHead> head = EventHead.of(line);
		if (head.isEmpty())
			return takeFrame(line);
		Optional<TraceEvent> event = head.get().flags().isEmpty() ? event(line, head.get(), findings.strings())
				: Optional.empty();
		if (event.isEmpty() || !EventFields.areWhole(event.get()))
			return false;
		end(findings);
		last = event;
		findings.add(event.get());
		return true;
	}

	private static Optional<TraceEvent> event(Line line, EventHead head, StringPool words) throws ImportException {
		int blank = head.task().lastIndexOf(' ');
		String pid = head.task().substring(blank + 1);
		boolean unknownPid = pid.equals("-1");
		if (blank < 0 || !unknownPid && LineScan.endOfDigits(pid, 0) != pid.length())
			return Optional.empty();
		String text = line.text();
		int nameEnd = text.indexOf(' ', head.end()) < 0 ? text.length() : text.indexOf(' ', head.end());
		if (nameEnd - head.end() < 2 || text.charAt(nameEnd - 1) != ':')
			return Optional.empty();
		int colon = text.indexOf(':', head.end());
		boolean grouped = colon < nameEnd - 1;
		return Optional.of(new TraceEvent(head.time(), head.cpu(),
				words.once(head.task().substring(0, blank).stripTrailing()),
				unknownPid ? -1 : (int) Quantity.PID.read(line, pid), "",
				grouped ? words.once(text.substring(head.end(), colon)) : "",
				words.once(text.substring(grouped ? colon + 1 : head.end(), nameEnd - 1)),
				words.once(text.substring(Math.min(nameEnd + 1, text.length()))), line.where()));
	}

	private boolean takeFrame(Line line) {
		if (last.isEmpty())
			return false;
		Optional<StackFrame> frame = OpenStack.frame(line);
		if (frame.isEmpty())
			return false;
		if (stack.isEmpty()) {
			TraceEvent event = last.get();
			stack = Optional.of(new OpenStack(event.where(), event.pid(), event.comm(), event.name(), Map.of()));
		}
		stack.get().add(frame.get());
		return true;
	}

	@Override
	public void end(Findings findings) {
		stack.ifPresent(open -> findings.add(open.close()));
		stack = Optional.empty();
		last = Optional.empty();
	}
}
