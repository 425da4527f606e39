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
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/**
 * The call traces of the kernel's log, {@code function+0xOFFSET/0xSIZE [module]}, with what the lines before them say
 * about the thread. Frames with a question mark may be left over from older calls, so they are none.
 */
public final class CallTraceReader implements LineReader {
	/** What the log, syslog or a journal writes before a message. */
	private static final String HEAD = "(?:<\\d+>)?(?:[A-Z][a-z]{2} [ \\d]\\d [\\d:]{8} \\S+ kernel: )?"
			+ "(?:\\[ *\\d+\\.\\d+\\](?:\\[[ \\w]+\\])? ?)?";
	private static final Pattern MESSAGE = Pattern.compile("\\s*" + HEAD + "(.*)");
	private static final Pattern STUCK = Pattern.compile("watchdog: BUG: .*\\[(.+):(\\d+)\\]");
	private static final Pattern THREAD = Pattern.compile("CPU: \\d+ (?:UID: \\d+ )?PID: (\\d+) Comm: (.+?)"
			+ "(?: (?:Not tainted|Tainted:|Kdump:).*)?");
	private static final Pattern FRAME = Pattern
			.compile("\\s*(?:\\[<[0-9a-f]+>\\] )?(\\? )?"
					+ "([A-Za-z_][\\w.]*)\\+(0x[0-9a-f]{1,16})/0x[0-9a-f]+(?: \\[\\w+\\])?");
	private static final Pattern MARK = Pattern.compile("\\s*</?(?:TASK|IRQ|NMI|EOI|#DF)>");

	private final List<StackFrame> frames = new ArrayList<>();
	private Optional<SourceLine> begin = Optional.empty();
	private String comm = "";
	private int pid = -1;

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.KERNEL_LOG);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		Matcher message = MESSAGE.matcher(line.text());
		if (!message.matches())
			return false;
		String text = message.group(1);
		if (text.strip().equals("Call Trace:")) {
			close(findings);
			begin = Optional.of(line.where());
			return true;
		}
		return takeThread(line, STUCK.matcher(text), 1, 2) || takeThread(line, THREAD.matcher(text), 2, 1)
				|| begin.isPresent() && (MARK.matcher(text).matches() || takeFrame(FRAME.matcher(text)));
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
			frames.add(new StackFrame(OptionalLong.empty(), frame.group(2),
					Long.parseUnsignedLong(frame.group(3).substring(2), 16)));
		return true;
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
		comm = "";
		pid = -1;
	}
}
