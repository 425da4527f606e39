package org.irqscope.ui.timeline;

import java.util.function.ToIntFunction;

/** As much of a text as there is room for. Immutable, for any thread. */
final class Shortened {
	private static final String MORE = "\u2026";

	private Shortened() {
	}

	/**
	 * A text that is no wider than its room: the beginning, where it is too long.
	 *
	 * @param measure how wide a text is
	 * @param shortest of fewer letters than these nothing is left, as they would say nothing
	 */
	static String of(String text, int room, int shortest, ToIntFunction<String> measure) {
		int needed = measure.applyAsInt(text);
		if (needed <= room)
			return text;
		int letters = Math.min(text.length() - 1, text.length() * Math.max(0, room) / needed);
		// Letters are not equally wide.
		while (letters >= shortest && measure.applyAsInt(text.substring(0, letters) + MORE) > room)
			letters--;
		return letters < shortest ? "" : text.substring(0, letters) + MORE;
	}
}
