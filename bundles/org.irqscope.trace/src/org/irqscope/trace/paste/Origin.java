package org.irqscope.trace.paste;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineScan;

/**
 * Takes away where lines came from: the name of the file that grep prints before them, and the date and the host of a
 * log, which may have been wrapped. For one thread.
 */
final class Origin {
	private static final Pattern FILE = Pattern
			.compile("(?:/[\\w.+@/-]+|[\\w.+@/-]+\\.(?:txt|log|trace|out|dat|perf|report|dmesg)):");
	private static final String DATE = "(?:[A-Z][a-z]{2} [ \\d]\\d [\\d:]{8}"
			+ "|\\d{4}-\\d\\d-\\d\\d[T ][\\d:.,]{8,15}(?:Z|[+-]\\d\\d:?\\d\\d)?)";
	private static final Pattern LOG = Pattern.compile(DATE + " \\S+ kernel: "),
			LOG_BEGIN = Pattern.compile("\\s*" + DATE + "(?: \\S+(?: kernel:)?)?");
	/** Names that say what stands behind them. */
	private static final String SYSTEM = "/sys/";
	private static final String KERNEL = " kernel: ";
	private static final int SHORTEST_DATE = 15, LONGEST_BEGIN = 80;

	/** The beginning of a log's line, the rest of which may follow. */
	private Optional<Line> begin = Optional.empty();

	/** A line without the name of its file. */
	static Line withoutFile(Line line) {
		String text = line.text();
		int from = LineScan.skipBlanks(text, 0);
		int end = endOfWord(text, from);
		if (!text.startsWith(":", end) || text.startsWith(SYSTEM, from))
			return line;
		Matcher file = FILE.matcher(text).region(from, text.length());
		return file.lookingAt() ? new Line(text.substring(file.end()), line.where()) : line;
	}

	/** The lines without the date and the host of a log; a line whose rest is still to come is kept. */
	List<Line> withoutLog(Line line) {
		String text = line.text();
		int from = LineScan.skipBlanks(text, 0);
		if (begin.isEmpty() && !mayBeDate(text, from))
			return List.of(line);
		List<Line> before = new ArrayList<>();
		Line whole = line;
		if (begin.isPresent()) {
			whole = new Line(begin.get().text().strip() + " " + text.substring(from), line.where());
			before.add(new Line(text(whole).equals(whole.text()) ? begin.get().text() : "", begin.get().where()));
			begin = Optional.empty();
		}
		if (whole == line && text.length() < LONGEST_BEGIN && LOG_BEGIN.matcher(text).matches()) {
			begin = Optional.of(line);
			return List.of();
		}
		String plain = text(whole);
		before.add(plain.equals(whole.text()) ? line : new Line(plain, line.where()));
		return before;
	}

	/** What is left when no other line comes. */
	List<Line> end() {
		List<Line> left = begin.stream().toList();
		begin = Optional.empty();
		return left;
	}

	private static String text(Line line) {
		int from = LineScan.skipBlanks(line.text(), 0);
		if (line.text().indexOf(KERNEL, from) < 0)
			return line.text();
		Matcher log = LOG.matcher(line.text()).region(from, line.text().length());
		return log.lookingAt() ? line.text().substring(log.end()) : line.text();
	}

	/** Dates begin with a month or a year. */
	private static boolean mayBeDate(String text, int from) {
		if (text.length() < from + SHORTEST_DATE)
			return false;
		char first = text.charAt(from);
		return first >= 'A' && first <= 'Z' && text.charAt(from + 3) == ' '
				|| LineScan.isDigit(first) && text.charAt(from + 4) == '-';
	}

	private static int endOfWord(String text, int from) {
		int at = from;
		while (at < text.length() && text.charAt(at) != ':' && !LineScan.isBlank(text.charAt(at)))
			at++;
		return at;
	}
}
