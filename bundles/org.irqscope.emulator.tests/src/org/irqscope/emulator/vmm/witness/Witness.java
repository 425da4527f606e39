package org.irqscope.emulator.vmm.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

import org.junit.jupiter.api.TestReporter;

/** Compares a device of a real QEMU with the emulator's, sequence by sequence. Immutable, for any thread. */
record Witness(LongFunction<List<Act>> sequences, Showing there, Showing here) {
	private static final String SEQUENCES = "irqscope.witness";

	/** One thing that is done to both. */
	record Act(String name, long value) {
		@Override
		public String toString() {
			return name + " 0x" + Long.toHexString(value);
		}
	}

	/** What can be seen after each act. */
	interface Showing {
		List<String> after(List<Act> acts) throws Exception;
	}

	/** The first difference; nothing where both show the same. */
	private Optional<String> difference(List<Act> acts) throws Exception {
		List<String> witnessed = there.after(acts), emulated = here.after(acts);
		for (int at = 0; at < witnessed.size(); at++)
			if (!witnessed.get(at).equals(emulated.get(at)))
				return Optional.of("QEMU     " + witnessed.get(at) + "\nemulator " + emulated.get(at));
		return Optional.empty();
	}

	/** The same difference with as few acts as can be. */
	private String shrunk(List<Act> acts) throws Exception {
		List<Act> left = new ArrayList<>(acts);
		for (int at = left.size() - 1; at >= 0; at--) {
			List<Act> fewer = new ArrayList<>(left);
			fewer.remove(at);
			if (difference(fewer).isPresent())
				left = fewer;
		}
		return left + "\n" + difference(left).orElse("");
	}

	/**
	 * Compares as many sequences as somebody asks for; nobody does in an ordinary build.
	 *
	 * @param telling what a sequence has to show now and then, or it says nothing
	 */
	void compare(TestReporter reporter, String telling) throws Exception {
		int count = Integer.getInteger(SEQUENCES, 0);
		assumeTrue(count > 0, "-D" + SEQUENCES + "=N asks a real QEMU; releng/witness does");
		int messages = 0, told = 0;
		for (int seed = 0; seed < count; seed++) {
			List<Act> acts = sequences.apply(seed);
			if (difference(acts).isPresent())
				assertEquals("", shrunk(acts), "sequence " + seed);
			for (String state : here.after(acts)) {
				messages += state.endsWith("[]") ? 0 : 1;
				told += state.contains(telling) ? 1 : 0;
			}
		}
		assertTrue(messages > count && told > count, messages + " messages, " + told + " states with" + telling);
		reporter.publishEntry(count + " sequences", messages + " messages, " + told + " states with" + telling);
	}
}
