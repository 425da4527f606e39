package org.irqscope.emulator.journal;

import java.util.Arrays;

/** Numbers one after the other, each in as many bytes as it needs: small ones, also below zero, in one. */
final class Packed {
	private static final int LONGEST = 10, FIRST_SIZE = 1 << 12;
	private byte[] bytes;
	private int size;

	Packed() {
		this(new byte[FIRST_SIZE], 0);
	}

	private Packed(byte[] bytes, int size) {
		this.bytes = bytes;
		this.size = size;
	}

	int size() {
		return size;
	}

	/** The bytes that this takes in memory. */
	int bytes() {
		return bytes.length;
	}

	/** Appends a number. */
	void add(long number) {
		if (size + LONGEST > bytes.length)
			bytes = Arrays.copyOf(bytes, bytes.length + (bytes.length >> 1));
		long rest = number << 1 ^ number >> 63;
		for (; (rest & ~0x7fL) != 0; rest >>>= 7)
			bytes[size++] = (byte) (rest | 0x80);
		bytes[size++] = (byte) rest;
	}

	/** Gives back the bytes that nothing stands in; more may be appended nevertheless. */
	void trim() {
		bytes = Arrays.copyOf(bytes, size);
	}

	/** The numbers that there are now; those that come later stand behind them. */
	Packed view() {
		return new Packed(bytes, size);
	}

	/** Appends the first bytes of another. */
	void append(Packed other, int length) {
		bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length));
		System.arraycopy(other.bytes, 0, bytes, size, length);
		size += length;
	}

	/** Reads numbers from a place on, in the order in which they were appended. */
	static final class Reader {
		private byte[] bytes = {};
		private int at;

		/** From now on reads the numbers from a place on. */
		Reader at(Packed numbers, int from) {
			bytes = numbers.bytes;
			at = from;
			return this;
		}

		int at() {
			return at;
		}

		/** Passes over so many numbers. */
		void skip(int numbers) {
			for (int rest = numbers; rest > 0; at++)
				rest -= bytes[at] >= 0 ? 1 : 0;
		}

		long next() {
			long rest = 0;
			int shift = 0;
			byte part = bytes[at++];
			for (; part < 0; part = bytes[at++], shift += 7)
				rest |= (part & 0x7fL) << shift;
			rest |= (long) part << shift;
			return rest >>> 1 ^ -(rest & 1);
		}
	}
}
