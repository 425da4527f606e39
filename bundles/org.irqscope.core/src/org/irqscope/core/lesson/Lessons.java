package org.irqscope.core.lesson;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lessons that come with the product, as {@code lessons.txt} describes them: a line with the name in brackets,
 * the lines that make the machine, and behind each {@code >} what comes to it. Immutable, for any thread.
 */
public final class Lessons {
	private static final List<Lesson> ALL = read();

	private Lessons() {
	}

	/** All of them, the simpler ones first. */
	public static List<Lesson> all() {
		return ALL;
	}

	/** The lesson with a name; nothing when there is none. */
	public static Optional<Lesson> named(String name) {
		return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
	}

	private static List<Lesson> read() {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				Lessons.class.getResourceAsStream("lessons.txt"), StandardCharsets.UTF_8))) {
			return parse(lines.lines().toList());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<Lesson> parse(List<String> lines) {
		List<Lesson> all = new ArrayList<>();
		String name = "";
		List<Lesson.Line> setup = new ArrayList<>();
		List<Lesson.Coming> coming = new ArrayList<>();
		for (int at = 0; at < lines.size(); at++) {
			String line = lines.get(at).strip();
			if (line.startsWith("[")) {
				add(all, name, setup, coming);
				name = line.substring(1, line.length() - 1);
			} else if (line.startsWith(">"))
				coming.add(coming(line.substring(1)));
			else if (!line.isEmpty() && !line.startsWith("#"))
				setup.add(new Lesson.Line(at + 1, line));
		}
		add(all, name, setup, coming);
		return List.copyOf(all);
	}

	private static Lesson.Coming coming(String line) {
		int end = line.indexOf(':');
		return new Lesson.Coming(line.substring(0, end).strip(), line.substring(end + 1).strip());
	}

	/** Takes what was read of a lesson, and begins with the next one. */
	private static void add(List<Lesson> all, String name, List<Lesson.Line> setup,
			List<Lesson.Coming> coming) {
		if (!name.isEmpty())
			all.add(new Lesson(name, setup, coming));
		setup.clear();
		coming.clear();
	}
}
