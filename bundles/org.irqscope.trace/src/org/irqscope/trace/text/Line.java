package org.irqscope.trace.text;

import java.util.List;

import org.irqscope.trace.facts.SourceLine;

/**
 * One line of a file.
 *
 * @param text the line, without colours, carriage returns and trailing blanks
 */
public record Line(String text, SourceLine where) {

	/** The line as it was before it was wrapped, with the next one behind it. */
	public Line with(Line rest) {
		return new Line(text + " " + rest.text.strip(), where);
	}

	/** True for a line that begins so, wherever it begins. */
	public boolean starts(String beginning) {
		return text.startsWith(beginning, LineScan.skipBlanks(text, 0));
	}

	/**
	 * The number in {@code name:number}.
	 *
	 * @throws ImportException when it is missing, no number or out of range
	 */
	public long field(String name, Quantity quantity) throws ImportException {
		int at = text.indexOf(name + ":");
		while (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1)))
			at = text.indexOf(name + ":", at + 1);
		if (at < 0)
			throw wrong("missing", quantity.title());
		int from = at + name.length() + 1;
		int to = text.indexOf(' ', from);
		return quantity.read(this, text.substring(from, to < 0 ? text.length() : to));
	}

	public int intField(String name, Quantity quantity) throws ImportException {
		return (int) field(name, quantity);
	}

	/**
	 * The number between the first bracket and the one that closes it.
	 *
	 * @throws ImportException when it is missing, no number or out of range
	 */
	public int index(char opening, char closing, Quantity quantity) throws ImportException {
		int from = text.indexOf(opening) + 1;
		int to = text.indexOf(closing, from);
		if (from == 0 || to < 0)
			throw wrong("missing", quantity.title());
		return (int) quantity.read(this, text.substring(from, to));
	}

	/** Lines as the one text that they were, each with its end. */
	public static String joined(List<Line> lines) {
		StringBuilder text = new StringBuilder();
		for (Line line : lines)
			text.append(line.text).append('\n');
		return text.toString();
	}

	public ImportException wrong(String key, Object... values) {
		return new ImportException(where.file(), where.line(), key, values);
	}
}
