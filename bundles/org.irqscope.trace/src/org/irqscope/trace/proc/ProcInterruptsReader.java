package org.irqscope.trace.proc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.TextFormat;

/**
 * A table of {@code /proc/interrupts}: a heading of processors, and a row for every interrupt. Mail and terminals wrap
 * both when there are many processors.
 */
public final class ProcInterruptsReader implements LineReader {
	private static final Pattern BLANKS = Pattern.compile("\\s+");
	private static final Pattern PROCESSOR = Pattern.compile("CPU(\\d{1,5})");
	private static final Pattern LABEL = Pattern.compile("\\s*(\\d+|[A-Z][A-Z0-9]{2,4}):(?:\\s.*)?");

	/** A row says what its chip is called; what else looks like one is none. */
	private static final Pattern BARE_ROW = Pattern.compile("\\s*\\d+:((?:\\s+\\d+)+)\\s+[A-Z][A-Z]+-\\S.*");

	/** The rows of the table by label. */
	private final Map<String, InterruptCount> rows = new HashMap<>();
	/** The last row, as long as the next line may be its rest. */
	private Optional<Line> open = Optional.empty();
	/** 0 outside a table. */
	private int processors;

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.PROC_INTERRUPTS);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (line.text().stripLeading().startsWith("CPU"))
			return takeHeading(line.text().strip(), findings);
		if (LABEL.matcher(line.text()).matches()) {
			if (processors == 0 && !takeBareRow(line.text()))
				return false;
			close(findings);
			open = Optional.of(line);
			return true;
		}
		if (open.isEmpty() || !InterruptRow.goesOn(open.get().text(), line.text(), processors))
			return false;
		open = Optional.of(new Line(open.get().text() + "  " + line.text().strip(), open.get().where()));
		return true;
	}

	private void close(Findings findings) throws ImportException {
		if (open.isEmpty())
			return;
		Line line = open.get();
		open = Optional.empty();
		Matcher label = LABEL.matcher(line.text());
		if (!label.matches())
			return;
		InterruptCount row = InterruptRow.read(line, label.group(1), label.end(1) + 1, processors);
		InterruptCount before = rows.put(label.group(1), row);
		if (before == null || before.isOf(row) && !before.counts().equals(row.counts()))
			findings.add(row);
		else if (!before.isOf(row))
			throw line.wrong("contradiction.interrupt", label.group(1), Integer.toString(before.where().line()));
	}

	/** Rows that were picked out of a table tell the number of processors themselves. */
	private boolean takeBareRow(String text) {
		Matcher row = BARE_ROW.matcher(text);
		if (!row.matches())
			return false;
		processors = BLANKS.split(row.group(1).strip()).length;
		return true;
	}

	/** A heading that goes on counts on. */
	private boolean takeHeading(String text, Findings findings) throws ImportException {
		String[] words = BLANKS.split(text);
		if (!Arrays.stream(words).allMatch(word -> PROCESSOR.matcher(word).matches()))
			return false;
		close(findings);
		if (rows.isEmpty() && processors > 0 && words[0].equals("CPU" + processors)) {
			processors += words.length;
			return true;
		}
		rows.clear();
		processors = words.length;
		return true;
	}

	/** Nothing that stands behind a remark is the rest of a row. */
	@Override
	public void pause(Findings findings) throws ImportException {
		close(findings);
	}

	@Override
	public void end(Findings findings) throws ImportException {
		close(findings);
		rows.clear();
		processors = 0;
	}
}
