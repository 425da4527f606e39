package org.irqscope.trace.text;

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

/** A call stack whose frames are still being read. */
public final class OpenStack {
	/** bpftrace prints the offset in decimal, perf in hexadecimal with the module behind it. */
	private static final Pattern FRAME = Pattern.compile("\\s+(?:([0-9a-f]{6,16}) )?"
			+ "(\\[unknown\\]|[A-Za-z_][^\\s+]*)(?:\\+(\\d{1,18}|0x[0-9a-f]{1,15}))?(?: \\(\\S+\\))?");
	private static final Pattern BARE_ADDRESS = Pattern.compile("\\s+([0-9a-f]{8,16})");

	private static final Pattern MODULE = Pattern.compile("\\(\\S+\\)");

	private final SourceLine where;
	private final int pid;
	private final String comm;
	private final String function;
	private final Map<String, Long> arguments;
	private final List<StackFrame> frames = new ArrayList<>();

	public OpenStack(SourceLine where, int pid, String comm, String function, Map<String, Long> arguments) {
		this.where = where;
		this.pid = pid;
		this.comm = comm;
		this.function = function;
		this.arguments = arguments;
	}

	public void add(StackFrame frame) {
		frames.add(frame);
	}

	/**
	 * Takes the rest of the last frame, when it was wrapped behind its address or its symbol.
	 *
	 * @return false when the line is none
	 */
	public boolean takeRest(Line line) {
		String rest = line.text().strip();
		StackFrame last = frames.isEmpty() ? null : frames.get(frames.size() - 1);
		if (last == null)
			return false;
		if (MODULE.matcher(rest).matches())
			return true;
		if (last.address().isEmpty() || !last.symbol().startsWith("0x"))
			return false;
		Optional<StackFrame> whole = frame(new Line(" " + last.symbol().substring(2) + " " + rest, line.where()));
		whole.ifPresent(one -> frames.set(frames.size() - 1, one));
		return whole.isPresent();
	}

	public CallStack close() {
		return new CallStack(where, pid, comm, function, arguments, frames);
	}

	/** The frame that a line shows, if it shows one: {@code kvm_set_irq+160}, with or without the address before it. */
	public static Optional<StackFrame> frame(Line line) {
		Matcher bare = BARE_ADDRESS.matcher(line.text());
		if (bare.matches())
			return Optional.of(new StackFrame(address(bare.group(1)), "0x" + bare.group(1), 0));
		Matcher matcher = FRAME.matcher(line.text());
		if (!matcher.matches() || matcher.group(1) == null && matcher.group(3) == null)
			return Optional.empty();
		return Optional.of(new StackFrame(matcher.group(1) == null ? OptionalLong.empty() : address(matcher.group(1)),
				matcher.group(2), matcher.group(3) == null ? 0 : LineScan.number(matcher.group(3))));
	}

	private static OptionalLong address(String digits) {
		return OptionalLong.of(Long.parseUnsignedLong(digits, 16));
	}
}
