package org.irqscope.core.picture.part.trap;

import java.util.List;

/** The names that the calling convention gives the 32 registers. For any thread. */
final class RegisterNames {
	private static final List<String> NAMES = List.of("zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1",
			"a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10",
			"s11", "t3", "t4", "t5", "t6");

	private RegisterNames() {
	}

	static String of(int number) {
		return NAMES.get(number);
	}
}
