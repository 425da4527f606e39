package org.irqscope.trace.bpftrace;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.Quantity;

/**
 * A line that a bpftrace probe printed, {@code PID COMM FUNCTION name:value ...}. The thread's name may hold blanks and
 * colons, so the line is taken apart from its end.
 */
record ProbeLine(int pid, String comm, String function, Map<String, Long> arguments) {
	/** These say where a machine's devices are; a broken line of them is an error. */
	private static final Set<String> REGISTRATIONS = Set.of("kvm_io_bus_register_dev", "kvm_assign_ioeventfd_idx");
	private static final Pattern BLANKS = Pattern.compile(" +");
	private static final Pattern ARGUMENT = Pattern.compile("[A-Za-z_]\\w*:\\S*");
	private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_][\\w.]*");

	/**
	 * The parts of a line, if it is one.
	 *
	 * @throws ImportException when a number is out of range, or that of a registration is none
	 */
	static Optional<ProbeLine> of(Line line) throws ImportException {
		String text = line.text().strip();
		if (text.isEmpty() || !LineScan.isDigit(text.charAt(0)))
			return Optional.empty();
		String[] words = BLANKS.split(text);
		int function = function(words);
		if (function < 2 || !LineScan.isNumber(words[0])
				|| !REGISTRATIONS.contains(words[function]) && !isProbed(words, function))
			return Optional.empty();
		return Optional.of(new ProbeLine((int) Quantity.PID.read(line, words[0]),
				String.join(" ", Arrays.asList(words).subList(1, function)), words[function],
				arguments(line, words, function + 1)));
	}

	/** The last word that is no argument. */
	private static int function(String[] words) {
		int at = words.length - 1;
		while (at > 1 && ARGUMENT.matcher(words[at]).matches())
			at--;
		return at;
	}

	/** Whether a word can be a function, with numbers behind it: other words are somebody's prose. */
	private static boolean isProbed(String[] words, int function) {
		return function < words.length - 1 && FUNCTION.matcher(words[function]).matches()
				&& Arrays.stream(words, function + 1, words.length).allMatch(word -> LineScan.isNumber(value(word)));
	}

	private static Map<String, Long> arguments(Line line, String[] words, int from) throws ImportException {
		Map<String, Long> arguments = new LinkedHashMap<>();
		for (String word : Arrays.asList(words).subList(from, words.length))
			arguments.put(word.substring(0, word.indexOf(':')), Quantity.ARGUMENT.read(line, value(word)));
		return arguments;
	}

	private static String value(String argument) {
		return argument.substring(argument.indexOf(':') + 1);
	}
}
