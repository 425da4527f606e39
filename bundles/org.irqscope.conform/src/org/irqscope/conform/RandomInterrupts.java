package org.irqscope.conform;

import org.irqscope.conform.script.ScriptWriter;

/** Random interrupts as the words that carry them. */
final class RandomInterrupts {
	private static final int LOGICAL = 1 << 11, ASSERT = 1 << 14, LEVEL = 1 << 15, SHORTHAND = 18;

	private RandomInterrupts() {
	}

	private static int vector(ScriptWriter writer) {
		return writer.chance(80) ? writer.between(0x10, 0xff) : writer.below(256);
	}

	/** Mostly fixed; the other seven modes too. */
	private static int deliveryMode(ScriptWriter writer) {
		return (writer.chance(90) ? writer.one(0, 0, 0, 1) : writer.below(8)) << 8;
	}

	/** The data of a message. */
	static long messageData(ScriptWriter writer) {
		return vector(writer) | deliveryMode(writer) | (writer.chance(50) ? ASSERT : 0)
				| (writer.chance(15) ? LEVEL : 0) | (writer.chance(3) ? writer.word() << 16 & 0xffff0000L : 0);
	}

	/** The low word of an interrupt command. */
	static long command(ScriptWriter writer, boolean logical) {
		return vector(writer) | deliveryMode(writer) | (logical ? LOGICAL : 0) | (writer.chance(90) ? ASSERT : 0)
				| (writer.chance(10) ? LEVEL : 0) | (long) writer.one(0, 0, 1, 2, 3) << SHORTHAND;
	}
}
