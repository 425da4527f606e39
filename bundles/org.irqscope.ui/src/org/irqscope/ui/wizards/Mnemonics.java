package org.irqscope.ui.wizards;

import java.util.Locale;

/** Gives each of several texts beside each other a key of its own. */
final class Mnemonics {
	private final StringBuilder taken;

	/** @param taken the letters that others beside them have */
	Mnemonics(String taken) {
		this.taken = new StringBuilder(taken.toLowerCase(Locale.ROOT));
	}

	/** The text with its key marked: the first letter that is free; as it is where none is. */
	String mark(String text) {
		for (int place = 0; place < text.length(); place++) {
			char letter = Character.toLowerCase(text.charAt(place));
			if (!Character.isLetter(letter) || taken.indexOf(String.valueOf(letter)) >= 0)
				continue;
			taken.append(letter);
			return text.substring(0, place) + "&" + text.substring(place);
		}
		return text;
	}
}
