package org.irqscope.trace.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.LostEvents;
import org.irqscope.trace.facts.StackFrame;
import org.irqscope.trace.recorded.EventThread;
import org.irqscope.trace.recorded.FunctionCall;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.Ignored;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.OpenStack;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.StringPool;
import org.irqscope.trace.text.TextFormat;

/**
 * The lines of a trace, as perf script, tracefs and trace-cmd print them: {@code HEAD event: text}, below it the call
 * graph when one was recorded; {@code HEAD function <-caller} of the function tracer; and how many events were lost.
 * What was wrapped is put together again.
 */
public final class TraceReader implements LineReader {
	private static final Pattern CALL = Pattern.compile("(\\S+)(?: \\[\\w+\\])? <-(\\S+)(?: \\[\\w+\\])?");
	private static final Pattern LOST = Pattern
			.compile(LineScan.LOG_HEAD + "CPU:(\\d+) \\[(?:LOST (?:(\\d+) )?EVENTS|(?:(\\d+) )?EVENTS DROPPED)\\]");
	private static final String GAP_END = "EVENTS]", DROPPED_END = "DROPPED]";
	private static final Pattern PROCESSORS = Pattern.compile("cpus=\\d+");

	private final EventHeads heads = new EventHeads();
	private final EventTexts texts;

	/** The last event, as long as the next line may be the rest of it. */
	private Optional<OpenEvent> open = Optional.empty();
	private Optional<TraceEvent> last = Optional.empty();
	private Optional<OpenStack> stack = Optional.empty();

	/** @param words where the names of events are kept once */
	public TraceReader(StringPool words) {
		texts = new EventTexts(words);
	}

	/** Lines are counted when it is known what they are. */
	@Override
	public Optional<TextFormat> format() {
		return Optional.empty();
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		Optional<EventHead> head = heads.of(line);
		if (open.isPresent() && open.get().take(line, head.isPresent())
				|| isGap(line.text()) && takeGap(line, findings))
			return true;
		if (head.isEmpty())
			return takeFrame(line, findings) || takeProcessors(line, findings);
		return takeCall(line, head.get(), findings) || takeEvent(line, head.get(), findings);
	}

	/**
	 * Puts a head together that was wrapped.
	 *
	 * @param begin the lines before, which nobody has understood
	 * @return false when all lines together are no event, or the last is a whole one
	 */
	public boolean takeWrapped(List<Line> begin, Line rest, Findings findings) throws ImportException {
		Line joined = begin.stream().reduce(Line::with).orElseThrow().with(rest);
		Optional<EventHead> head = heads.of(joined);
		Optional<EventHead> alone = heads.of(rest);
		if (head.isEmpty() || !isThread(head.get()) || alone.isPresent() && isThread(alone.get()))
			return false;
		Optional<OpenEvent> event = OpenEvent.of(joined, head.get(), texts);
		if (event.isEmpty())
			return false;
		end(findings);
		List<Line> more = new ArrayList<>(begin.subList(1, begin.size()));
		more.add(rest);
		open = event.map(one -> one.with(more));
		return true;
	}

	private static boolean isThread(EventHead head) {
		return head.task().thread().pid() >= 0 && !head.task().thread().comm().isEmpty();
	}

	private static boolean isGap(String text) {
		return text.endsWith(GAP_END) || text.endsWith(DROPPED_END);
	}

	private boolean takeGap(Line line, Findings findings) throws ImportException {
		Matcher lost = LOST.matcher(line.text().strip());
		if (!lost.matches())
			return false;
		end(findings);
		String number = lost.group(2) == null ? lost.group(3) : lost.group(2);
		OptionalLong count = number == null ? OptionalLong.empty()
				: OptionalLong.of(Quantity.EVENTS.read(line, number));
		findings.add(new LostEvents(line.where(), (int) Quantity.CPU.read(line, lost.group(1)), count));
		findings.understood(TextFormat.FTRACE);
		return true;
	}

	/** How many processors the host has, as trace-cmd begins. */
	private boolean takeProcessors(Line line, Findings findings) {
		if (!PROCESSORS.matcher(line.text().strip()).matches())
			return false;
		close(findings);
		findings.ignore(Ignored.TOOL_MESSAGE);
		return true;
	}

	private boolean takeCall(Line line, EventHead head, Findings findings) {
		if (!head.task().dashed() || line.text().indexOf(" <-", head.end()) < 0)
			return false;
		Matcher call = CALL.matcher(line.text().substring(head.end()));
		if (!call.matches())
			return false;
		end(findings);
		StringPool words = findings.strings();
		EventThread thread = head.task().thread();
		findings.add(new FunctionCall(head.time(), head.cpu(), thread.comm(), thread.pid(), words.once(head.flags()),
				words.once(call.group(1)), words.once(call.group(2)), line.where()));
		findings.understood(TextFormat.FTRACE);
		return true;
	}

	private boolean takeEvent(Line line, EventHead head, Findings findings) {
		Optional<OpenEvent> event = OpenEvent.of(line, head, texts);
		if (event.isEmpty())
			return false;
		end(findings);
		open = event;
		return true;
	}

	private boolean takeFrame(Line line, Findings findings) {
		if (stack.isPresent() && stack.get().takeRest(line)) {
			findings.understood(TextFormat.PERF_SCRIPT);
			return true;
		}
		Optional<StackFrame> frame = last.isEmpty() && open.isEmpty() ? Optional.empty() : OpenStack.frame(line);
		if (frame.isEmpty())
			return false;
		close(findings);
		if (last.isEmpty())
			return false;
		if (stack.isEmpty()) {
			TraceEvent event = last.get();
			stack = Optional.of(new OpenStack(event.where(), event.pid(), event.comm(), event.name(), Map.of()));
		}
		stack.get().add(frame.get());
		findings.understood(TextFormat.PERF_SCRIPT);
		return true;
	}

	/** What is open is all that there is of it. */
	private void close(Findings findings) {
		open.ifPresent(one -> last = one.close(findings));
		open = Optional.empty();
	}

	@Override
	public void pause(Findings findings) {
		close(findings);
	}

	@Override
	public void end(Findings findings) {
		close(findings);
		stack.ifPresent(one -> findings.add(one.close()));
		stack = Optional.empty();
		last = Optional.empty();
	}
}
