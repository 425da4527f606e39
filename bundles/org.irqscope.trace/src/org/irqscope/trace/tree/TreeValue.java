package org.irqscope.trace.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a property of a device tree says. Immutable, for any thread.
 *
 * @param cells its numbers of 32 bits
 * @param words its texts
 * @param labels the labels that it refers to
 */
record TreeValue(List<Long> cells, List<String> words, List<String> labels) {
	private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\""), CELLS = Pattern.compile("<([^<>]*)>");
	private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]{1,8}|\\d{1,10}");
	private static final long MOST = 0xffffffffL;

	TreeValue {
		cells = List.copyOf(cells);
		words = List.copyOf(words);
		labels = List.copyOf(labels);
	}

	/** What stands between the equals sign and the semicolon. */
	static TreeValue of(String text) {
		List<Long> cells = new ArrayList<>();
		List<String> words = new ArrayList<>(), labels = new ArrayList<>();
		Matcher texts = TEXT.matcher(text);
		while (texts.find())
			words.addAll(List.of(texts.group(1).split("\\\\0")));
		Matcher groups = CELLS.matcher(TEXT.matcher(text).replaceAll(""));
		while (groups.find())
			for (String cell : groups.group(1).strip().split("\\s+"))
				if (cell.startsWith("&"))
					labels.add(cell.substring(1));
				else if (NUMBER.matcher(cell).matches() && Long.decode(decimal(cell)) <= MOST)
					cells.add(Long.decode(decimal(cell)));
		return new TreeValue(cells, words, labels);
	}

	/** A number that begins with 0 is none of base 8. */
	private static String decimal(String cell) {
		boolean hex = cell.startsWith("0x") || cell.startsWith("0X");
		return hex ? cell : cell.replaceFirst("^0+(?=\\d)", "");
	}
}
