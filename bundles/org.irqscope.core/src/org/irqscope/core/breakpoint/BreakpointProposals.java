package org.irqscope.core.breakpoint;

import java.util.List;
import java.util.stream.Stream;

import org.irqscope.core.expression.ContextWords;
import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.expression.proposal.Proposal;
import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Tracepoint;

/** Finds what could be written at a place of a breakpoint's text. For any thread. */
final class BreakpointProposals {
	private static final List<String> KINDS = List.of("eventfd", "field", "function", "gsi", "mmio", "pin", "port",
			"tracepoint", "vcpu", "vector");
	private static final List<String> CLAUSES = List.of("if", "in", "count", "off");

	private BreakpointProposals() {
	}

	static List<Proposal> of(String text, int offset, MachineNames names) {
		String before = text.substring(0, Math.max(0, Math.min(offset, text.length())));
		int condition = before.indexOf(" if ");
		if (condition >= 0)
			return within(before, condition + 4, names);
		int start = before.lastIndexOf(' ') + 1;
		String[] words = before.substring(0, start).isBlank() ? new String[0] : before.substring(0, start).split(" +");
		if (words.length == 1 && words[0].equals("field"))
			return within(before, start, names);
		String begun = before.substring(start);
		return words(words).filter(word -> word.startsWith(begun) && !word.equals(begun))
				.map(word -> new Proposal(word, start, before.length())).toList();
	}

	/** The names that an expression has for what is in a machine. */
	private static List<Proposal> within(String before, int start, MachineNames names) {
		return Expression.proposals(before.substring(start), before.length() - start, names).stream()
				.map(one -> new Proposal(one.text(), one.start() + start, one.end() + start)).toList();
	}

	private static Stream<String> words(String[] before) {
		if (before.length == 0)
			return KINDS.stream();
		if (before[before.length - 1].equals("in"))
			return ContextWords.all().stream();
		if (before.length == 1)
			return switch (before[0]) {
			case "function" -> Architecture.sites().stream().map(Site::functionName).distinct().sorted();
			case "tracepoint" -> Architecture.tracepoints().stream().map(Tracepoint::kernelName).sorted();
			case "pin" -> Stream.of("ioapic", "pic");
			default -> Stream.of();
			};
		Stream<String> more = switch (before[0]) {
		case "function" -> Stream.of("enter", "return");
		case "field" -> Stream.of("bit", "changed", "cleared", "read", "set");
		default -> Stream.of();
		};
		return Stream.concat(more, CLAUSES.stream());
	}
}
