package org.irqscope.core.timeline;

import java.util.Arrays;

/**
 * Notes when something is switched, in order. What it has answered stays as it is when it goes on. Used by one thread.
 */
final class SpansBuilder {
	private int[] edges = new int[8];
	private int[] before = new int[8];
	private int size;
	/** How many edges somebody reads: those are never written again. */
	private int shared;

	/** It is on or off from a position on. */
	void set(int position, boolean on) {
		if (on == ((size & 1) != 0))
			return;
		if (size > 0 && edges[size - 1] == position)
			drop();
		else
			add(position);
	}

	/** What was switched where it is switched back was not. */
	private void drop() {
		if (size == shared) {
			edges = edges.clone();
			before = before.clone();
			shared--;
		}
		size--;
	}

	private void add(int position) {
		if (size == edges.length) {
			edges = Arrays.copyOf(edges, size * 2);
			before = Arrays.copyOf(before, size * 2);
		}
		boolean on = (size & 1) != 0;
		before[size] = size == 0 ? 0 : before[size - 1] + (on ? position - edges[size - 1] : 0);
		edges[size++] = position;
	}

	/** True while it has not been on. */
	boolean isEmpty() {
		return size == 0;
	}

	Spans spans() {
		shared = size;
		return new Spans(edges, before, size);
	}
}
