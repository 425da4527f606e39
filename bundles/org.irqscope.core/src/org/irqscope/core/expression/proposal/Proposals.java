package org.irqscope.core.expression.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.irqscope.core.expression.ContextWords;
import org.irqscope.core.expression.HopVariable;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Tracepoint;

/** Finds what could be written at a place of an expression: the next part of a name, or a whole text. */
public final class Proposals {
	private static final List<String> WORDS = List.of("changed(", "has", "in", "none", "true", "false");

	private Proposals() {
	}

	public static List<Proposal> of(String text, int offset, MachineNames names) {
		int end = Math.max(0, Math.min(offset, text.length()));
		int quote = openQuote(text, end);
		int start = quote >= 0 ? quote + 1 : beginning(text, end);
		String written = text.substring(start, end).toLowerCase(Locale.ROOT);
		Set<String> found = new TreeSet<>();
		candidates(quote >= 0, names).stream().filter(candidate -> candidate.startsWith(written))
				.forEach(candidate -> found.add(quote >= 0 ? candidate : nextPart(candidate, written.length())));
		found.remove(written);
		return found.stream().map(candidate -> new Proposal(candidate, start, end)).toList();
	}

	/** Where the quote is that has been opened before a place and not closed; -1 where none is. */
	private static int openQuote(String text, int end) {
		int open = -1;
		for (int at = 0; at < end; at++) {
			char character = text.charAt(at);
			if (open >= 0 && character == text.charAt(open))
				open = -1;
			else if (open < 0 && (character == '"' || character == '\''))
				open = at;
		}
		return open;
	}

	private static int beginning(String text, int end) {
		int start = end;
		while (start > 0 && isOfName(text.charAt(start - 1)))
			start--;
		return start;
	}

	private static boolean isOfName(char character) {
		return Character.isLetterOrDigit(character) || "_.[]:".indexOf(character) >= 0;
	}

	private static List<String> candidates(boolean quoted, MachineNames names) {
		List<String> candidates = new ArrayList<>();
		if (quoted) {
			Stream.concat(Architecture.sites().stream().map(Site::functionName),
					Architecture.tracepoints().stream().map(Tracepoint::kernelName)).forEach(candidates::add);
			return candidates;
		}
		candidates.addAll(names.all());
		candidates.addAll(HopVariable.names());
		candidates.addAll(ContextWords.all());
		candidates.addAll(WORDS);
		return candidates;
	}

	/** A long name up to the next dot or behind the next index, so that people go on part by part. */
	private static String nextPart(String candidate, int from) {
		int dot = candidate.indexOf('.', from);
		int index = candidate.indexOf(']', from) + 1;
		if (dot > from && (index == 0 || dot < index))
			return candidate.substring(0, dot);
		return index > 0 ? candidate.substring(0, index) : candidate;
	}
}
