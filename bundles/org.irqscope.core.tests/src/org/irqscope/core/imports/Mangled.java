package org.irqscope.core.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** What mail, editors and web pages make of a text: each time something else, the same for the same seed. */
final class Mangled {
	private static final char ESCAPE = '\u001b';

	private static final Pattern PROMPT = Pattern.compile("#|[$%] |\\[.*\\][#$]|crash>|\\(");

	private final SplittableRandom random;
	private List<String> lines;

	/** @param wrapped true for a text whose lines may be broken at any blank */
	Mangled(List<String> lines, long seed, boolean wrapped) {
		this.lines = lines;
		random = new SplittableRandom(seed);
		if (wrapped && random.nextInt(2) == 0)
			wrap();
		switch (random.nextInt(6)) {
		case 0 -> each(line -> line.replace("\t", "        "));
		case 1 -> colour();
		case 2 -> each(line -> line.replace("  ", "\u00a0 "));
		case 3 -> each(line -> line + "\r");
		default -> fence();
		}
		String indent = " ".repeat(random.nextInt(5));
		each(line -> indent + line);
		prefix(wrapped);
	}

	private interface Change {
		String of(String line);
	}

	private void each(Change change) {
		lines = lines.stream().map(change::of).toList();
	}

	/** A line that means nothing must not get a rest that does. */
	private void wrap() {
		List<String> wrapped = new ArrayList<>();
		for (String line : lines) {
			int blank = !line.contains("kvm") || PROMPT.matcher(line).lookingAt() ? -1
					: line.indexOf(' ', Math.min(line.length(), 20 + random.nextInt(60)));
			boolean breaks = blank > 0 && blank < line.length() - 1 && random.nextInt(3) == 0;
			wrapped.add(breaks ? line.substring(0, blank) : line);
			if (breaks)
				wrapped.add(line.substring(blank + 1).strip());
		}
		lines = wrapped;
	}

	private void colour() {
		each(line -> {
			int blank = line.lastIndexOf(' ');
			return blank < 0 ? line
					: line.substring(0, blank) + ' ' + ESCAPE + "[1;31m" + line.substring(blank + 1) + ESCAPE + "[0m";
		});
	}

	private void fence() {
		List<String> fenced = new ArrayList<>(List.of("```text"));
		fenced.addAll(lines);
		fenced.add("```");
		lines = fenced;
	}

	/** Only texts whose lines are alike are numbered: numbers before rows of numbers are rows of numbers. */
	private void prefix(boolean numbered) {
		switch (random.nextInt(numbered ? 7 : 4)) {
		case 0 -> each(line -> "> " + line);
		case 1 -> each(line -> ">> " + line);
		case 2 -> each(line -> "> > " + line);
		case 4 -> number("%6d\t");
		case 5 -> number("%d:");
		case 6 -> number("%4d | ");
		default -> {
			// As it is.
		}
		}
	}

	private void number(String format) {
		List<String> numbered = new ArrayList<>();
		for (String line : lines)
			numbered.add(String.format(Locale.ROOT, format, numbered.size() + 1) + line);
		lines = numbered;
	}

	List<String> lines() {
		return lines;
	}
}
