package org.irqscope.trace.paste;

import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineScan;

/** Takes away the marks with which mail programs quote, however often. For one thread. */
final class Quotes {
	/** What Python's prompt looks like, and what was quoted three times. */
	private static final String PROMPT = ">>> ";
	private static final int DEPTH_OF_PROMPT = 3;
	/** True once something was quoted so often that it is no prompt. */
	private boolean quoted;

	/** A line without its marks. */
	Line plain(Line line) {
		String text = line.text();
		int first = LineScan.skipBlanks(text, 0);
		if (first == text.length() || !isMark(text, first))
			return line;
		int depth = 0;
		int end = first;
		for (int at = first; at < text.length() && isMark(text, at); at = LineScan.skipBlanks(text, end)) {
			end = at + 1;
			depth++;
		}
		quoted |= depth > 1 && depth != DEPTH_OF_PROMPT;
		if (text.startsWith(PROMPT, first) && !quoted && depth == DEPTH_OF_PROMPT && !isHead(text, end))
			return line;
		return new Line(text.substring(text.startsWith(" ", end) ? end + 1 : end), line.where());
	}

	private static boolean isMark(String text, int at) {
		char c = text.charAt(at);
		return c == '>' || c == '|' && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
	}

	/** True where a processor in brackets stands, as before events. */
	private static boolean isHead(String text, int from) {
		int open = text.indexOf('[', from);
		int close = open < 0 ? -1 : LineScan.endOfDigits(text, open + 1);
		return close > open + 1 && text.startsWith("] ", close);
	}
}
