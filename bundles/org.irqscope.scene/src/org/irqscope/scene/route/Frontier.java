package org.irqscope.scene.route;

import java.util.Arrays;

/** Where a search goes on: numbers by price, the cheapest first. A heap without objects; used by one thread. */
final class Frontier {
	private static final int ROOM = 256;
	private double[] prices = new double[ROOM];
	private int[] states = new int[ROOM];
	private int size;

	void clear() {
		size = 0;
	}

	boolean isEmpty() {
		return size == 0;
	}

	void add(int state, double price) {
		if (size == states.length) {
			prices = Arrays.copyOf(prices, 2 * size);
			states = Arrays.copyOf(states, 2 * size);
		}
		int at = size++;
		for (int above = (at - 1) / 2; at > 0 && price < prices[above]; above = (at - 1) / 2) {
			move(above, at);
			at = above;
		}
		set(at, state, price);
	}

	/** The lowest price; not while empty. */
	double price() {
		return prices[0];
	}

	/** Takes the state with the lowest price; not while empty. */
	int poll() {
		int cheapest = states[0];
		size--;
		sink(states[size], prices[size]);
		return cheapest;
	}

	private void sink(int state, double price) {
		int at = 0;
		for (int below = 1; below < size; below = 2 * at + 1) {
			if (below + 1 < size && prices[below + 1] < prices[below])
				below++;
			if (price <= prices[below])
				break;
			move(below, at);
			at = below;
		}
		set(at, state, price);
	}

	private void move(int from, int to) {
		set(to, states[from], prices[from]);
	}

	private void set(int at, int state, double price) {
		states[at] = state;
		prices[at] = price;
	}
}
