package org.irqscope.core.decision;

import org.irqscope.core.Texts;
import org.irqscope.core.run.RunException;

/** The words of a line, one after the other. For one thread. */
final class DecisionWords {
	private static final int LONGEST_SHOWN = 40;
	private final String[] words;
	private int next = 1;

	/** @throws RunException when the line has no word */
	DecisionWords(String line) throws RunException {
		words = line.split("\\s+");
		if (words[0].isEmpty())
			throw new RunException(Texts.of("decision.empty"));
	}

	/** The word that says what the line is about. */
	String first() {
		return words[0];
	}

	String next() throws RunException {
		if (next == words.length)
			throw new RunException(Texts.of("decision.missing", shown(words[0])));
		return words[next++];
	}

	/** All words that are left, one at least. */
	String rest() throws RunException {
		StringBuilder rest = new StringBuilder(next());
		while (next < words.length)
			rest.append(' ').append(words[next++]);
		return rest.toString();
	}

	/** Whatever is left is somebody else's. */
	void skip() {
		next = words.length;
	}

	/** A number of up to 64 bits. */
	long number() throws RunException {
		String word = next();
		try {
			return word.startsWith("0x") ? Long.parseUnsignedLong(word.substring(2), 16)
					: Long.parseUnsignedLong(word);
		} catch (NumberFormatException e) {
			throw new RunException(Texts.of("decision.no.number", shown(words[0]), shown(word)), e);
		}
	}

	long number(long least, long most) throws RunException {
		long number = number();
		if (number < least || number > most)
			throw new RunException(
					Texts.of("decision.range", shown(words[0]), Long.toUnsignedString(number), least, most));
		return number;
	}

	/** @throws RunException when a word is left */
	void end() throws RunException {
		if (next < words.length)
			throw new RunException(Texts.of("decision.too.many", shown(words[0]), shown(words[next])));
	}

	/** What a message shows of a word, which can be anything that was in a file. */
	static String shown(String word) {
		String start = word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "..." : word;
		return start.replaceAll("\\P{Graph}", "?");
	}
}
