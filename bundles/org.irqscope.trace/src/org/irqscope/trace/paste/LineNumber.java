package org.irqscope.trace.paste;

import java.util.Optional;

import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineScan;

/**
 * A number that may have been put before a line. Immutable, for any thread.
 *
 * @param number the number
 * @param tight true when a colon or the like follows it, as grep and editors print it, also behind blanks a bar; false
 *     for mere blanks
 * @param row true when it may as well be the label of a row of numbers
 * @param rest the line behind it
 */
record LineNumber(int number, boolean tight, boolean row, Line rest) {
	private static final int DIGITS = 6;
	private static final String MARKS = ":|\t\u2192", BAR = "|";

	/** The number of a line, if it begins with one. */
	static Optional<LineNumber> of(Line line) {
		String text = line.text();
		int from = LineScan.skipBlanks(text, 0);
		int to = LineScan.endOfDigits(text, from);
		if (to == from || to - from > DIGITS)
			return Optional.empty();
		boolean tight = isMark(text, to) || isMark(text, LineScan.skipBlanks(text, to), BAR);
		if (to < text.length() && !tight && text.charAt(to) != ' ')
			return Optional.empty();
		int rest = Math.min(text.length(), to + 1);
		boolean row = to == text.length() || " :".indexOf(text.charAt(to)) >= 0 && isRow(text, rest);
		return Optional.of(new LineNumber(Integer.parseInt(text, from, to, 10), tight, row,
				new Line(text.substring(rest), line.where())));
	}

	private static boolean isMark(String text, int at) {
		return isMark(text, at, MARKS);
	}

	private static boolean isMark(String text, int at, String marks) {
		return at < text.length() && marks.indexOf(text.charAt(at)) >= 0;
	}

	private static boolean isRow(String text, int from) {
		int word = LineScan.skipBlanks(text, from);
		int end = LineScan.endOfDigits(text, word);
		return end > word && (end == text.length() || LineScan.isBlank(text.charAt(end)));
	}

	/** The number of an empty line, whose mark was a blank at the end of a line. */
	LineNumber like(LineNumber before) {
		return rest.text().isEmpty() ? new LineNumber(number, before.tight, row, rest) : this;
	}

	/** True when the lines are numbered one after the other, or picked out in order. */
	boolean follows(LineNumber before) {
		return tight == before.tight && (number == before.number + 1 || tight && !row && number > before.number);
	}
}
