package org.irqscope.conform.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

import org.irqscope.emulator.script.OpCode;

/** A random script as it is written: choices in, lines out. Used by one thread. */
public final class ScriptWriter {
	private final SplittableRandom random;
	private final List<String> lines = new ArrayList<>();

	public ScriptWriter(long seed) {
		random = new SplittableRandom(seed);
	}

	/**
	 * A number from 0 to below the bound. Only whole longs are drawn: their sequence is the same in every Java
	 * runtime, while how one cuts smaller numbers from them is its own affair.
	 */
	public int below(int bound) {
		return (int) Long.remainderUnsigned(random.nextLong(), bound);
	}

	public int between(int first, int last) {
		return first + below(last - first + 1);
	}

	/** True so many times in a hundred. */
	public boolean chance(int percent) {
		return below(100) < percent;
	}

	/** Any 32 bits, 0 to 0xffffffff. */
	public long word() {
		return random.nextLong() >>> 32;
	}

	public long one(long... values) {
		return values[below(values.length)];
	}

	public int one(int... values) {
		return values[below(values.length)];
	}

	/** Writes an operation; arguments are unsigned. */
	public void op(OpCode code, long... arguments) {
		StringBuilder line = new StringBuilder(code.word());
		for (long argument : arguments)
			line.append(argument >= 0 && argument < 10 ? " " : " 0x").append(Long.toHexString(argument));
		lines.add(line.toString());
	}

	public List<String> lines() {
		return Collections.unmodifiableList(lines);
	}
}
