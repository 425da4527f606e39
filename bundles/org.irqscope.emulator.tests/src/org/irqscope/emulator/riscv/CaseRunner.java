package org.irqscope.emulator.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

import org.irqscope.emulator.kvm.Errno;

/** Does what the steps of a case say, each on the first bench that knows its first word. */
final class CaseRunner {
	/** What a group of steps drives. */
	interface Bench {
		/** True when the steps with this word are this bench's. */
		boolean knows(String word);

		/** What a step answers: a number, or words. */
		Object run(List<String> words);
	}

	private final List<Bench> benches;

	CaseRunner(Bench... benches) {
		this.benches = List.of(benches);
	}

	void run(CaseTable.Step step) {
		String word = step.words().get(0);
		Bench bench = benches.stream().filter(one -> one.knows(word)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("line " + step.line() + ": " + word));
		Object answer = bench.run(step.words());
		String said = "line " + step.line() + ": " + String.join(" ", step.words());
		if (step.expected().isEmpty())
			assertTrue(!(answer instanceof Number number) || number.longValue() >= 0, said + " answers " + answer);
		else if (answer instanceof Number number)
			assertEquals(text(number(step.expected().get())), text(number.longValue()), said);
		else
			assertEquals(step.expected().get(), answer.toString(), said);
	}

	private static String text(long number) {
		return number + " = 0x" + Long.toHexString(number);
	}

	/** Decimal, hexadecimal, or minus the name of an error. */
	static long number(String word) {
		if (word.startsWith("-E"))
			return -errno(word.substring(1));
		if (word.startsWith("0x"))
			return Long.parseUnsignedLong(word.substring(2).replace("_", ""), 16);
		return Long.parseLong(word);
	}

	private static int errno(String name) {
		try {
			Field field = Arrays.stream(Errno.class.getFields()).filter(one -> one.getName().equals(name)).findFirst()
					.orElseThrow(() -> new IllegalArgumentException(name));
			return field.getInt(null);
		} catch (IllegalAccessException e) {
			throw new IllegalStateException(e);
		}
	}
}
