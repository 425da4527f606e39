package org.irqscope.core.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.emulator.script.Language;
import org.irqscope.emulator.script.OpCode;

/**
 * What can come to a machine as people write it: the operations of op scripts, and a few words more. Immutable, for any
 * thread.
 *
 * @param word what a line begins with
 * @param operands what follows, those that may be left out last
 * @param required how many operands have to be there
 */
public record ActWord(String word, List<String> operands, int required) {
	/** All words, those that people need most first. */
	public static final List<ActWord> WORDS = words();

	public ActWord {
		operands = List.copyOf(operands);
	}

	private static List<ActWord> words() {
		List<ActWord> words = new ArrayList<>(Stream
				.of("device NUMBER", "raise GSI LEVEL", "message ADDRESS DATA", "eventfd NUMBER", "advance NANOSECONDS",
						"set FIELD VALUE")
				.map(ActWord::of).toList());
		Arrays.stream(OpCode.values()).filter(code -> code.fits(Language.X86))
				.filter(code -> code != OpCode.VM && !code.makesDevice()).map(OpCode::usage).map(ActWord::of)
				.forEach(words::add);
		return List.copyOf(words);
	}

	private static ActWord of(String usage) {
		List<String> words = List.of(usage.split(" "));
		int required = (int) words.stream().skip(1).filter(word -> !word.startsWith("[")).count();
		return new ActWord(words.get(0),
				words.stream().skip(1).map(word -> word.replaceAll("[\\[\\]]", "")).toList(), required);
	}

	/** What a line begins with; nothing where that is no such word. */
	public static Optional<ActWord> beginning(String line) {
		String first = line.strip().split("\\s+")[0];
		return WORDS.stream().filter(one -> one.word().equals(first)).findFirst();
	}

	/** How a line is written: optional operands in brackets. */
	public String usage() {
		StringBuilder usage = new StringBuilder(word);
		for (int at = 0; at < operands.size(); at++)
			usage.append(at < required ? " " + operands.get(at) : " [" + operands.get(at) + "]");
		return usage.toString();
	}
}
