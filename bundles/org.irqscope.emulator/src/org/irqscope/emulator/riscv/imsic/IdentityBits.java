package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.riscv.BitWords;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Struct;

/** A bit for each identity of an interrupt file. */
final class IdentityBits extends BitWords {
	private static final int BITS = 32;

	IdentityBits(Struct struct, FieldName name) {
		super(struct, name);
	}

	/** The smallest identity that is in both sets and below a limit; 0 for none. */
	int smallest(IdentityBits other, int limit) {
		for (int word = 0; word * BITS < limit; word++) {
			int both = peek(word) & other.peek(word);
			if (both != 0) {
				int identity = word * BITS + Integer.numberOfTrailingZeros(both);
				return identity < limit ? identity : 0;
			}
		}
		return 0;
	}
}
