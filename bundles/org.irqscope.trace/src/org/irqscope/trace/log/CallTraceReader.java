package org.irqscope.trace.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.CallStack;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.facts.StackFrame;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Ignored;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/**
 * The call traces of the kernel's log, {@code function+0xOFFSET/0xSIZE [module]}, with what the lines before them say
 * about the thread. Frames with a question mark may be left over from older calls, so they are none.
 */
public final class CallTraceReader implements LineReader {
	private static final Pattern MESSAGE = Pattern.compile("\\s*" + LineScan.LOG_HEAD + "(.*)");
	private static final Pattern STUCK = Pattern.compile("watchdog: BUG: .*\\[(.+):(\\d+)\\]");
	private static final Pattern BLOCKED = Pattern.compile("INFO: task (.+):(\\d+) (?:is )?blocked .*");
	private static final Pattern STATE = Pattern.compile("task:(.+?)\\s+state:\\S .*\\bpid:\\s*(\\d+) .*");
	private static final Pattern WARNING = Pattern.compile("WARNING: CPU: \\d+ PID: \\d+ at .*");
	/** Where the processor was; the call trace below it begins with who called that. */
	private static final Pattern PLACE = Pattern.compile("RIP: 0010:(.*)");
	private static final Pattern THREAD = Pattern.compile("CPU: \\d+ (?:UID: \\d+ )?PID: (\\d+) Comm: (.+?)"
			+ "(?: (?:Not tainted|Tainted:|Kdump:).*)?");
	private static final Pattern FRAME = Pattern
			.compile("\\s*(?:\\[<[0-9a-f]+>\\] )?(\\? )?"
					+ "([A-Za-z_][\\w.]*)\\+(0x[0-9a-f]{1,16})/0x[0-9a-f]+(?: \\[\\w+\\])?");
	private static final Pattern MARK = Pattern.compile("\\s*</?(?:TASK|IRQ|NMI|EOI|#DF)>");

	private final List<StackFrame> frames = new ArrayList<>();
	/** Where the processor was, until the call trace begins. */
	private Optional<StackFrame> place = Optional.empty();
	private Optional<SourceLine> begin = Optional.empty();
	private String comm = "";
	private int pid = -1;

	/** What only stands around call traces is not counted as understood. */
	@Override
	public Optional<TextFormat> format() {
		return Optional.empty();
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		Matcher message = MESSAGE.matcher(line.text());
		if (!message.matches())
			return false;
		String text = message.group(1);
		if (takeBegin(line, text, findings) || takeThread(line, text) || takePlace(text)
				|| begin.isPresent() && (MARK.matcher(text).matches() || takeFrame(FRAME.matcher(text))))
			findings.understood(TextFormat.KERNEL_LOG);
		else if (LogNoise.is(text))
			findings.ignore(Ignored.TOOL_MESSAGE);
		else
			return false;
		return true;
	}

	private boolean takeBegin(Line line, String text, Findings findings) {
		if (!text.strip().equals("Call Trace:"))
			return false;
		close(findings);
		begin = Optional.of(line.where());
		place.ifPresent(frames::add);
		place = Optional.empty();
		return true;
	}

	private boolean takePlace(String text) {
		Matcher matcher = PLACE.matcher(text);
		Matcher frame = FRAME.matcher(matcher.matches() ? matcher.group(1) : "");
		if (!frame.matches())
			return WARNING.matcher(text).matches();
		place = Optional.of(frame(frame));
		return true;
	}

	private boolean takeThread(Line line, String text) throws ImportException {
		return takeThread(line, STUCK.matcher(text), 1, 2) || takeThread(line, THREAD.matcher(text), 2, 1)
				|| takeThread(line, BLOCKED.matcher(text), 1, 2) || takeThread(line, STATE.matcher(text), 1, 2);
	}

	private boolean takeThread(Line line, Matcher thread, int name, int number) throws ImportException {
		if (!thread.matches())
			return false;
		comm = thread.group(name);
		pid = (int) Quantity.PID.read(line, thread.group(number));
		return true;
	}

	private boolean takeFrame(Matcher frame) {
		if (!frame.matches())
			return false;
		if (frame.group(1) == null)
			frames.add(frame(frame));
		return true;
	}

	private static StackFrame frame(Matcher frame) {
		return new StackFrame(OptionalLong.empty(), frame.group(2),
				Long.parseUnsignedLong(frame.group(3).substring(2), 16));
	}

	private void close(Findings findings) {
		if (begin.isPresent() && !frames.isEmpty())
			findings.add(new CallStack(begin.get(), pid, comm, frames.get(0).symbol(), Map.of(), frames));
		begin = Optional.empty();
		frames.clear();
	}

	@Override
	public void end(Findings findings) {
		close(findings);
		place = Optional.empty();
		comm = "";
		pid = -1;
	}
}
