package org.irqscope.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Collectors;

/** An immutable set of interrupt vectors, 0 to 255: an ISR, TMR, IRR or PIR. Its text is the list of vectors. */
public final class VectorSet {
	/** No vector. */
	public static final VectorSet EMPTY = new VectorSet(new BitSet());
	/** How many vectors there are. */
	public static final int SIZE = 256;

	private final BitSet bits;

	private VectorSet(BitSet bits) {
		this.bits = bits;
	}

	public static VectorSet of(int... vectors) {
		BitSet bits = new BitSet(SIZE);
		for (int vector : vectors) {
			if (vector < 0 || vector >= SIZE)
				throw new IllegalArgumentException("vector " + vector);
			bits.set(vector);
		}
		return new VectorSet(bits);
	}

	/** Reads the text form; EMF calls it when it loads a document. */
	public static VectorSet valueOf(String text) {
		String trimmed = text.strip();
		return trimmed.isEmpty() ? EMPTY
				: of(Arrays.stream(trimmed.split("\\s+")).mapToInt(Integer::parseInt).toArray());
	}

	public boolean contains(int vector) {
		return bits.get(vector);
	}

	public boolean isEmpty() {
		return bits.isEmpty();
	}

	/** The vectors in ascending order. */
	public int[] vectors() {
		return bits.stream().toArray();
	}

	/** The highest vector, or -1. */
	public int highest() {
		return bits.length() - 1;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof VectorSet set && bits.equals(set.bits);
	}

	@Override
	public int hashCode() {
		return bits.hashCode();
	}

	@Override
	public String toString() {
		return bits.stream().mapToObj(Integer::toString).collect(Collectors.joining(" "));
	}
}
