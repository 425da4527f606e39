package org.irqscope.trace.proc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.TextFormat;

/** A table of {@code /proc/interrupts}: a heading of processors, and a row for every interrupt. */
public final class ProcInterruptsReader implements LineReader {
	private static final Pattern BLANKS = Pattern.compile("\\s+");
	private static final Pattern PROCESSOR = Pattern.compile("CPU\\d+");
	private static final Pattern LABEL = Pattern.compile("\\s*(\\d+|[A-Z][A-Z0-9]{2,4}):(?:\\s.*)?");

	/** The rows of the table by label. */
	private final Map<String, Line> rows = new HashMap<>();
	/** 0 outside a table. */
	private int processors;

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.PROC_INTERRUPTS);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (line.text().stripLeading().startsWith("CPU"))
			return takeHeading(line.text().strip());
		Matcher label = LABEL.matcher(line.text());
		if (processors == 0 || !label.matches())
			return false;
		Line before = rows.putIfAbsent(label.group(1), line);
		if (before == null)
			findings.add(InterruptRow.read(line, label.group(1), label.end(1) + 1, processors));
		else if (!before.text().equals(line.text()))
			throw line.wrong("contradiction.interrupt", label.group(1), Integer.toString(before.where().line()));
		return true;
	}

	private boolean takeHeading(String text) {
		String[] words = BLANKS.split(text);
		if (!Arrays.stream(words).allMatch(word -> PROCESSOR.matcher(word).matches()))
			return false;
		rows.clear();
		processors = words.length;
		return true;
	}

	@Override
	public void end(Findings findings) {
		rows.clear();
		processors = 0;
	}
}
