package org.irqscope.core.picture.part.trap;

/**
 * Some bits of an instruction. Immutable, for any thread.
 *
 * @param key what they are, by which the sentence about them is found
 * @param high the highest bit
 * @param low the lowest bit
 */
record BitField(String name, String key, int high, int low) {
	/** How many bits it has. */
	int width() {
		return high - low + 1;
	}

	/** What the bits say in an instruction. */
	int value(int insn) {
		return insn >>> low & (int) ((1L << width()) - 1);
	}
}
