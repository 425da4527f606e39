package org.irqscope.trace.paste;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.trace.text.Line;

/**
 * Takes away what mail, editors and web pages put before the lines of a text that is copied from one place to the next:
 * marks of quotation and numbers. For one thread.
 */
public final class Paste {
	private final Quotes quotes = new Quotes();
	private final LineNumbers numbers = new LineNumbers();

	/** The lines that are known to be as they are, now that another has come. */
	public List<Line> add(Line line) {
		return plain(numbers.add(quotes.plain(line)));
	}

	/** The lines that are left, now that no other comes. */
	public List<Line> end() {
		return plain(numbers.end());
	}

	/** A line may have been quoted before it was numbered. */
	private List<Line> plain(List<Line> lines) {
		if (lines.size() == 1 && quotes.plain(lines.get(0)) == lines.get(0))
			return lines;
		List<Line> plain = new ArrayList<>();
		for (Line line : lines)
			plain.add(quotes.plain(line));
		return plain;
	}
}
