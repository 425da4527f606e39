package org.irqscope.ui.hops;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines of so many characters, where words end if it can. */
final class Wrapping {
	/** Behind these a line may end. */
	private static final String ENDS = " ,;|";

	private static final String MORE = "\u2026";

	private Wrapping() {
	}

	/**
	 * The lines of a text.
	 *
	 * @param first how far the first line is indented, the others by two more
	 */
	static List<String> lines(String text, int width, int first) {
		List<String> lines = new ArrayList<>();
		int indent = Math.max(0, Math.min(first, width / 2));
		String rest = text;
		do {
			int room = Math.max(1, width - indent);
			int end = rest.length() <= room ? rest.length() : end(rest, room);
			lines.add(" ".repeat(indent) + rest.substring(0, end).stripTrailing());
			rest = rest.substring(end).stripLeading();
			indent = Math.max(0, Math.min(first + 2, width / 2));
		} while (!rest.isEmpty());
		return lines;
	}

	/** As much of a text as so many lines hold; says whether there is more. */
	static List<String> lines(String text, int width, int first, int most) {
		List<String> all = lines(text, width, first);
		if (all.size() <= most)
			return all;
		List<String> some = new ArrayList<>(all.subList(0, most));
		String last = some.get(most - 1);
		some.set(most - 1, (last.length() < width ? last : last.substring(0, width - 1)) + MORE);
		return some;
	}

	/** True for lines that do not hold their whole text. */
	static boolean isCut(List<String> lines) {
		return lines.get(lines.size() - 1).endsWith(MORE);
	}

	/** As much of a text as one line holds; says whether there is more. */
	static List<String> line(String text, int width, int first) {
		String whole = " ".repeat(Math.max(0, Math.min(first, width / 2))) + text;
		return List.of(whole.length() <= width ? whole : whole.substring(0, width - 1) + MORE);
	}

	/** Behind the last word that fits; within a word that is longer than a line. */
	private static int end(String text, int room) {
		for (int at = Math.min(room, text.length() - 1); at > room / 3; at--)
			if (at < room && ENDS.indexOf(text.charAt(at)) >= 0 || at == room && text.charAt(at) == ' ')
				return at == room ? at : at + 1;
		int underscore = text.lastIndexOf('_', room - 1);
		return underscore > room / 3 ? underscore + 1 : room;
	}
}
