package org.irqscope.trace.ftrace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.recorded.EventThread;
import org.irqscope.trace.recorded.FunctionCall;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/**
 * What the function_graph tracer prints, {@code CPU) DURATION | function() &#123;}: who calls whom, on each processor
 * by itself. A function whose caller stands before the trace has none.
 */
public final class FunctionGraphReader implements LineReader {
	private static final Pattern LINE = Pattern.compile("\\s*(?:(\\d+)\\.(\\d{6})\\s*\\|\\s*)?(\\d{1,4})\\)\\s*"
			+ "(?:(\\S.*?)-(\\d+)\\s*\\|)?\\s*(?:[d.][\\w.]{3,4}\\s*\\|)?\\s*(?:[+!#*@$]\\s*)?"
			+ "(?:[\\d.]+ us)?\\s*\\|\\s*(.*)");
	private static final Pattern CALL = Pattern
			.compile("([A-Za-z_][\\w.]*)(?: \\[\\w+\\])?\\([^)]*\\)\\s*(\\{|;)(?:\\s*/\\*.*\\*/)?");
	private static final Pattern RETURN = Pattern.compile("\\}(?:\\s*/\\*.*\\*/)?");
	private static final Pattern INTERRUPT = Pattern.compile("\\s*\\d+\\)\\s*(?:=+>|<=+)\\s*\\|.*");
	private static final Pattern SWITCH = Pattern.compile("\\s*(\\d+)\\)\\s+\\S.*-\\d+\\s+=>\\s+(\\S.*)-(\\d+)\\s*");
	private static final Pattern RULE = Pattern.compile("\\s*-{20,}");
	private static final EventThread UNKNOWN = new EventThread("", -1, -1);
	private static final long SECOND = 1_000_000_000, MICROSECOND = 1000;

	private final Map<Integer, Deque<String>> callers = new HashMap<>();
	private final Map<Integer, EventThread> threads = new HashMap<>();

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.FTRACE);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (line.text().indexOf(')') < 0)
			return RULE.matcher(line.text()).matches() && !callers.isEmpty();
		Matcher matcher = LINE.matcher(line.text());
		return matcher.matches() ? takeBody(line, matcher, findings) : takeSwitch(line);
	}

	private boolean takeBody(Line line, Matcher matcher, Findings findings) throws ImportException {
		int cpu = (int) Quantity.CPU.read(line, matcher.group(3));
		Deque<String> stack = callers.computeIfAbsent(cpu, any -> new ArrayDeque<>());
		if (matcher.group(5) != null)
			threads.put(cpu, thread(line, matcher.group(4), matcher.group(5)));
		if (RETURN.matcher(matcher.group(6)).matches()) {
			stack.pollLast();
			return true;
		}
		Matcher call = CALL.matcher(matcher.group(6));
		if (!call.matches())
			return false;
		EventThread thread = threads.getOrDefault(cpu, UNKNOWN);
		String function = findings.strings().once(call.group(1));
		findings.add(new FunctionCall(time(line, matcher), cpu, thread.comm(), thread.pid(), "", function,
				Optional.ofNullable(stack.peekLast()).orElse(""), line.where()));
		if (call.group(2).equals("{"))
			stack.addLast(function);
		return true;
	}

	private static EventThread thread(Line line, String comm, String pid) throws ImportException {
		return new EventThread(comm.strip(), (int) Quantity.PID.read(line, pid), -1);
	}

	private static long time(Line line, Matcher matcher) throws ImportException {
		return matcher.group(1) == null ? 0 : Quantity.SECONDS.read(line, matcher.group(1)) * SECOND
				+ Long.parseLong(matcher.group(2)) * MICROSECOND;
	}

	/** Another thread goes on at a processor, or the processor is interrupted. */
	private boolean takeSwitch(Line line) throws ImportException {
		Matcher other = SWITCH.matcher(line.text());
		if (!other.matches())
			return INTERRUPT.matcher(line.text()).matches();
		int cpu = (int) Quantity.CPU.read(line, other.group(1));
		threads.put(cpu, thread(line, other.group(2), other.group(3)));
		callers.remove(cpu);
		return true;
	}

	@Override
	public void end(Findings findings) {
		callers.clear();
		threads.clear();
	}
}
