package org.irqscope.core.expression;

import java.util.Locale;

/** What a part of an expression is. For any thread. */
public enum Sort {
	/** A number; nothing where a hop has no such argument. */
	NUMBER,
	/** True or false; counts as 1 or 0. */
	TRUTH,
	/** A number that has a name. */
	NAMED,
	/** A set of vectors. */
	SET,
	TEXT,
	/** Several texts. */
	TEXTS,
	/** What there is not. */
	NOTHING,
	/** A part of the machine with several fields. */
	GROUP;

	boolean isNumeric() {
		return this == NUMBER || this == TRUTH || this == NAMED;
	}

	/** True for what {@code has} looks for texts in, and what can be the same as a text. */
	boolean hasTexts() {
		return this == TEXT || this == TEXTS || this == NAMED;
	}

	boolean canEqual(Sort other) {
		if (this == GROUP || other == GROUP)
			return false;
		return this == NOTHING || other == NOTHING || this == other || isNumeric() && other.isNumeric()
				|| hasTexts() && other == TEXT || this == TEXT && other.hasTexts();
	}

	/** What a reader calls it. */
	String text() {
		return Texts.of("expression.sort." + name().toLowerCase(Locale.ROOT));
	}
}
