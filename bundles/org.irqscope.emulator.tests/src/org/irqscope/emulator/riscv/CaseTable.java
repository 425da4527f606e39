package org.irqscope.emulator.riscv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cases of a table: a line with an id begins one, the lines below it are what is done and, behind an equals sign, what
 * comes of it; lines before the first case are done before each.
 */
final class CaseTable {
	/** One line: words, and what they shall answer. */
	record Step(int line, List<String> words, Optional<String> expected) {
	}

	final List<Step> before = new ArrayList<>();
	final Map<String, List<Step>> cases = new LinkedHashMap<>();

	static CaseTable of(String file) {
		CaseTable table = new CaseTable();
		try (InputStream input = CaseTable.class.getResourceAsStream(file)) {
			List<String> lines = new String(input.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
			List<Step> steps = table.before;
			for (int at = 0; at < lines.size(); at++) {
				String line = lines.get(at).replaceAll("#.*", "").strip();
				if (line.startsWith("RV-"))
					steps = table.begin(line);
				else if (!line.isEmpty())
					steps.add(step(at + 1, line));
			}
		} catch (IOException e) {
			throw new IllegalStateException(file, e);
		}
		return table;
	}

	private List<Step> begin(String id) {
		List<Step> steps = new ArrayList<>();
		if (cases.put(id, steps) != null)
			throw new IllegalArgumentException(id + " twice");
		return steps;
	}

	private static Step step(int line, String text) {
		String[] sides = text.split(" =( |$)", 2);
		return new Step(line, List.of(sides[0].strip().split("\\s+")),
				sides.length < 2 ? Optional.empty() : Optional.of(sides[1].strip()));
	}
}
