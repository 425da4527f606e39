package org.irqscope.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples with damaged lines are imported with every line accounted for, or refused with the place. */
class MutationTest {
	private static final int MUTANTS = 2000;
	private static final String GARBAGE = "=>[](){}:,-+0x9 \t.\u00e9\u001b#$<\\|";
	@TempDir
	Path folder;

	private final Random random = new Random(52);

	@Test
	void noDamageIsMistakenForAnythingElse() throws Exception {
		int[] imported = { 0 };
		List<Path> samples = Samples.small();
		for (int mutant = 0; mutant < MUTANTS; mutant++) {
			List<String> lines = new ArrayList<>(Files.readAllLines(samples.get(mutant % samples.size())));
			for (int damage = random.nextInt(4); damage >= 0 && !lines.isEmpty(); damage--)
				damage(lines);
			Path file = Files.write(folder.resolve("mutant.txt"), lines);
			imported[0] += imports(file, lines) ? 1 : 0;
		}
		assertTrue(imported[0] > MUTANTS / 4 && imported[0] < MUTANTS, imported[0] + " imported");
	}

	private static boolean imports(Path file, List<String> lines) {
		try {
			ImportedText text = TraceImporter.read(file, Progress.NONE);
			assertEquals(lines.size(), text.lines());
			assertEquals(text.lines(), text.understood() + text.ignoredLines() + text.unknown().size());
			return true;
		} catch (ImportException e) {
			assertEquals(file.toString(), e.file());
			assertTrue(e.line() >= 0 && e.line() <= lines.size(), e.getMessage());
			return false;
		}
	}

	private void damage(List<String> lines) {
		int at = random.nextInt(lines.size());
		String line = lines.get(at);
		int cut = random.nextInt(line.length() + 1);
		switch (random.nextInt(7)) {
		case 0 -> lines.remove(at);
		case 1 -> lines.add(random.nextInt(lines.size() + 1), line);
		case 2 -> lines.set(at, line.substring(0, cut));
		case 3 -> lines.set(at, line.substring(cut));
		case 4 -> lines.set(at, garble(line));
		case 5 -> lines.set(at, line.replaceFirst("\\d+", Long.toString(random.nextLong())));
		default -> lines.subList(at, lines.size()).clear();
		}
	}

	private String garble(String line) {
		StringBuilder garbled = new StringBuilder(line);
		for (int times = random.nextInt(6); times >= 0; times--) {
			int at = random.nextInt(garbled.length() + 1);
			char c = GARBAGE.charAt(random.nextInt(GARBAGE.length()));
			if (random.nextBoolean() && at < garbled.length())
				garbled.setCharAt(at, c);
			else
				garbled.insert(at, c);
		}
		return garbled.toString();
	}
}
