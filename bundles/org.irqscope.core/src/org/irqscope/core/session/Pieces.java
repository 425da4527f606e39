package org.irqscope.core.session;

import java.util.Arrays;

/**
 * The pieces of work of a recording, in order: between two of them the kernel can be interrupted. Used by the thread of
 * a run only.
 */
final class Pieces {
	/** What a piece is that is no task: something from outside, time that passes, or what was recorded elsewhere. */
	static final int IMPULSE = -1, TIME = -2, GIVEN = -3;
	private static final int CHOSEN = 1;

	/** Where each piece begins. */
	private int[] starts = new int[16];
	/** What each piece is, shifted by one, and whether somebody has chosen it. */
	private int[] works = new int[16];
	private int count;
	/** Where the last piece ends. */
	private int end;

	Pieces() {
	}

	private Pieces(Pieces other) {
		starts = other.starts.clone();
		works = other.works.clone();
		count = other.count;
		end = other.end;
	}

	/** The same pieces, which go on in their own way. */
	Pieces copy() {
		return new Pieces(this);
	}

	/** Adds a piece that begins where the last one ends. */
	void add(int work, boolean chosen, int newEnd) {
		if (count == starts.length) {
			starts = Arrays.copyOf(starts, count * 2);
			works = Arrays.copyOf(works, count * 2);
		}
		starts[count] = end;
		works[count++] = work << 1 | (chosen ? CHOSEN : 0);
		end = newEnd;
	}

	int count() {
		return count;
	}

	/** The position before a piece. */
	int start(int piece) {
		return starts[piece];
	}

	/** The number of a task, or one of the constants above. */
	int work(int piece) {
		return works[piece] >> 1;
	}

	boolean isChosen(int piece) {
		return (works[piece] & CHOSEN) != 0;
	}

	/** The piece that the hop after a position belongs to; the count at the end. */
	int after(int position) {
		if (position >= end)
			return count;
		int low = 0, high = count - 1;
		while (low < high) {
			int middle = low + high + 1 >>> 1;
			if (starts[middle] <= position)
				low = middle;
			else
				high = middle - 1;
		}
		return low;
	}

	/** True when the kernel can be interrupted at a position. */
	boolean isBoundary(int position) {
		int piece = after(position);
		return piece == count ? position == end : starts[piece] == position;
	}

	/** The first position from a given one on at which the kernel can be interrupted. */
	int boundary(int position) {
		int piece = after(position);
		if (piece == count || starts[piece] == position)
			return Math.min(position, end);
		return piece + 1 < count ? starts[piece + 1] : end;
	}

	/** Forgets the pieces whose hops come after a boundary. */
	void cut(int boundary) {
		count = after(boundary);
		end = boundary;
	}
}
