package org.irqscope.trace.paste;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.trace.text.Line;

/**
 * Takes away what mail, editors and web pages put before the lines of a text that is copied from one place to the next:
 * marks of quotation, numbers, names of files and hosts. For one thread.
 */
public final class Paste {
	private final Quotes quotes = new Quotes();
	private final LineNumbers numbers = new LineNumbers();
	private final Origin origin = new Origin();

	/** The lines that are known to be as they are, now that another has come. */
	public List<Line> add(Line line) {
		Line first = Origin.withoutFile(quotes.plain(line));
		List<Line> lines = numbers.add(first);
		if (lines.size() == 1 && lines.get(0) == first)
			return origin.withoutLog(first);
		return plain(lines);
	}

	/** The lines that are left, now that no other comes. */
	public List<Line> end() {
		List<Line> left = new ArrayList<>(plain(numbers.last()));
		left.addAll(origin.end());
		return left;
	}

	/** A line may have been quoted, and come out of a log, before it was numbered. */
	private List<Line> plain(List<Line> lines) {
		List<Line> plain = new ArrayList<>();
		for (Line line : lines)
			plain.addAll(origin.withoutLog(Origin.withoutFile(quotes.plain(line))));
		return plain;
	}
}
