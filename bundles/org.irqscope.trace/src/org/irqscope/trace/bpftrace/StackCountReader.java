package org.irqscope.trace.bpftrace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.CallStack;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.facts.StackFrame;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.OpenStack;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/**
 * A map of bpftrace as it is printed at the end: how often each call stack was seen, {@code @[kstack] = count()}, or
 * each function. The keys of a map beside the stack are the name of a thread and its number, or anything else.
 */
public final class StackCountReader implements LineReader {
	/** What a call stack has been counted for. */
	public static final String COUNT = "count";
	private static final Pattern OPEN = Pattern.compile("@\\w*\\[(?:([^\\]]*),)?\\s*");
	private static final Pattern CLOSE = Pattern.compile("(?:,?\\s*([^\\]]*))?\\]: (\\d+)");
	private static final Pattern COUNTED = Pattern
			.compile("@\\w*\\[(?:(?:kprobe|kfunc|fentry|k):(?:\\w+:)?)?([a-z_]\\w*)\\]: (\\d+)");
	private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");

	private final List<StackFrame> frames = new ArrayList<>();
	private Optional<SourceLine> begin = Optional.empty();
	private String key = "";

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.BPFTRACE);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		Matcher open = OPEN.matcher(line.text().stripLeading());
		if (open.matches()) {
			frames.clear();
			begin = Optional.of(line.where());
			key = open.group(1) == null ? "" : open.group(1);
			return true;
		}
		return begin.isPresent() ? takeFrame(line) || takeClose(line, findings) : takeCounted(line, findings);
	}

	private boolean takeFrame(Line line) {
		Optional<StackFrame> frame = OpenStack.frame(line);
		frame.ifPresent(frames::add);
		return frame.isPresent();
	}

	private boolean takeClose(Line line, Findings findings) throws ImportException {
		Matcher close = CLOSE.matcher(line.text());
		if (!close.matches())
			return false;
		String keys = key + "," + (close.group(1) == null ? "" : close.group(1));
		if (!frames.isEmpty())
			findings.add(new CallStack(begin.orElseThrow(), pid(keys), comm(keys), frames.get(0).symbol(),
					Map.of(COUNT, Quantity.COUNT.read(line, close.group(2))), frames));
		begin = Optional.empty();
		return true;
	}

	private static boolean takeCounted(Line line, Findings findings) throws ImportException {
		Matcher counted = COUNTED.matcher(line.text().stripLeading());
		if (!counted.matches())
			return false;
		findings.add(new CallStack(line.where(), -1, "", counted.group(1),
				Map.of(COUNT, Quantity.COUNT.read(line, counted.group(2))), List.of()));
		return true;
	}

	private static String comm(String keys) {
		for (String one : keys.split(","))
			if (!one.isBlank() && !NUMBER.matcher(one.strip()).matches())
				return one.strip();
		return "";
	}

	private static int pid(String keys) {
		for (String one : keys.split(","))
			if (NUMBER.matcher(one.strip()).matches())
				return Integer.parseInt(one.strip());
		return -1;
	}

	@Override
	public void end(Findings findings) throws ImportException {
		if (begin.isPresent())
			throw new ImportException(begin.get().file(), begin.get().line(), "never.closes", "@[");
	}
}
