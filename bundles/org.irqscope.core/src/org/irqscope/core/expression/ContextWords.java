package org.irqscope.core.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.x86.X86ContextKind;

/** The contexts as they are written in expressions and breakpoints: {@code vcpu 0}, {@code kworker}. For any thread. */
public final class ContextWords {
	private static final Map<String, Context.Kind> NUMBERED = Map.of("vcpu", ContextKind.VCPU, "guest",
			ContextKind.GUEST);
	private static final List<String> SINGLE = Stream.of(Context.VMM, Context.device(0), Context.KWORKER,
			X86ContextKind.PIT_WORKER.only(), Context.HARD_IRQ, Context.HARDWARE).map(Context::label).toList();

	private ContextWords() {
	}

	/** True for the first word of a context that needs a number. */
	public static boolean isNumbered(String word) {
		return NUMBERED.containsKey(word);
	}

	/** True for a context that is one of its sort. */
	public static boolean isSingle(String word) {
		return SINGLE.contains(word);
	}

	/** The label of one of several contexts of a sort. */
	public static String label(String word, int number) {
		return new Context(NUMBERED.get(word), number).label();
	}

	/** The label of a context that is written; what hops are compared with, since two work queues have one label. */
	public static Optional<String> label(String written) {
		String[] words = written.strip().split("\\s+");
		if (words.length == 1 && isSingle(words[0]))
			return Optional.of(words[0]);
		boolean numbered = words.length == 2 && isNumbered(words[0]) && words[1].matches("\\d{1,5}");
		return numbered ? Optional.of(label(words[0], Integer.parseInt(words[1]))) : Optional.empty();
	}

	/** What can be written for a context; those with a number without it. */
	public static List<String> all() {
		return Stream.concat(SINGLE.stream(), NUMBERED.keySet().stream()).sorted().toList();
	}
}
