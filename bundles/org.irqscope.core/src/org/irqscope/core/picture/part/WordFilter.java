package org.irqscope.core.picture.part;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody wants to see of a long table: lines that have all of the words, in which a number has its name, and may
 * be a range, as in {@code gsi:24-40 vcpu:2 masked}. Immutable, for any thread.
 */
public final class WordFilter {
	private static final Pattern RANGE = Pattern.compile("([a-z]+):(\\d{1,9})-(\\d{1,9})");
	private static final Pattern NUMBER = Pattern.compile("([a-z]+):(\\d{1,9})");
	private final List<String> words;

	/** @param wanted the words, in any order; with none every line is wanted */
	public WordFilter(String wanted) {
		this.words = Stream.of(wanted.toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList();
	}

	/** True when every line is wanted. */
	public boolean isEmpty() {
		return words.isEmpty();
	}

	/** True for a line that has all words. */
	public boolean accepts(String line) {
		if (words.isEmpty())
			return true;
		String text = line.toLowerCase(Locale.ROOT);
		return words.stream().allMatch(word -> accepts(text, word));
	}

	private static boolean accepts(String text, String word) {
		Matcher range = RANGE.matcher(word);
		if (range.matches())
			return numbers(text, range.group(1), Long.parseLong(range.group(2)), Long.parseLong(range.group(3)));
		Matcher number = NUMBER.matcher(word);
		return number.matches()
				? numbers(text, number.group(1), Long.parseLong(number.group(2)), Long.parseLong(number.group(2)))
				: text.contains(word);
	}

	private static boolean numbers(String text, String name, long first, long last) {
		Matcher matcher = NUMBER.matcher(text);
		while (matcher.find())
			if (matcher.group(1).equals(name)) {
				long number = Long.parseLong(matcher.group(2));
				if (first <= number && number <= last)
					return true;
			}
		return false;
	}
}
