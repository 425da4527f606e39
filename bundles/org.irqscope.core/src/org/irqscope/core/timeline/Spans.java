package org.irqscope.core.timeline;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * When something is on, on the axis of positions: edges in order, the first of which switches it on. How much of any
 * stretch it is on is known after one search, so that a picture costs as much as it is wide, however long the walk is.
 * Immutable, for any thread.
 */
public final class Spans {
	/** Never on. */
	public static final Spans NONE = new Spans(new int[0], new int[0], 0);

	private final int[] edges;
	/** How long it has been on before each edge. */
	private final int[] before;
	private final int size;

	/** The first entries of arrays that may have, or get, more. */
	Spans(int[] edges, int[] before, int size) {
		this.edges = edges;
		this.before = before;
		this.size = size;
	}

	/** How often it is switched. */
	public int edges() {
		return size;
	}

	/** The position of an edge. */
	public int edge(int number) {
		return edges[number];
	}

	/** How many edges there are up to a position, with those at it. */
	private int upTo(int position) {
		int found = Arrays.binarySearch(edges, 0, size, position);
		return found < 0 ? -found - 1 : found + 1;
	}

	/** True when it is on at a position, after what happens there. */
	public boolean at(int position) {
		return (upTo(position) & 1) != 0;
	}

	/** For how many hops before a position it has been on. */
	private int onBefore(int position) {
		int passed = upTo(position);
		if (passed == 0)
			return 0;
		return before[passed - 1] + ((passed & 1) != 0 ? position - edges[passed - 1] : 0);
	}

	/** For how many of the hops from one position to another it is on. */
	public int covered(int from, int to) {
		return onBefore(to) - onBefore(from);
	}

	/** How often it is switched from one position on and before another. */
	public int changes(int from, int to) {
		return upTo(to - 1) - upTo(from - 1);
	}

	/** The number of the first edge at a position or after it, or the number of all. */
	public int firstFrom(int position) {
		return upTo(position - 1);
	}

	/** Where it is switched next. */
	public OptionalInt next(int position) {
		int edge = upTo(position);
		return edge < size ? OptionalInt.of(edges[edge]) : OptionalInt.empty();
	}

	/** Where it was switched last before a position. */
	public OptionalInt previous(int position) {
		int edge = upTo(position - 1) - 1;
		return edge >= 0 ? OptionalInt.of(edges[edge]) : OptionalInt.empty();
	}
}
