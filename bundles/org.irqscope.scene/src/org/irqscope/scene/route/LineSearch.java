package org.irqscope.scene.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Searches for the cheapest way over a grid, one line after the other, by A*. A state is a cell and the direction in
 * which it was entered. Used by one thread.
 */
final class LineSearch {
	static final int DIRECTIONS = 4;
	private static final double BEND_COST = 40, CROSSING_COST = 60, OVERLAP_COST = 2000;
	/** What goes back runs below: a level piece above the lower end costs so much more. */
	private static final double ABOVE_COST = 3;
	/** How many states all lines together may look at, and one line at least and at most, to find the best way. */
	private static final int ALL_STATES = 1_500_000, FEWEST_STATES = 2_000, MOST_STATES = 60_000;
	/** How much more than the way so far the rest counts where any way will do. */
	private static final double HASTE = 3;

	private final RoutingGrid grid;
	private final double[] cost;
	private final int[] previous;
	/** Which search wrote cost and previous of a state; saves clearing them. */
	private final int[] writer;
	private final Frontier open = new Frontier();
	private final int states;
	private int search;
	private Errand errand;
	private boolean hasty;

	/**
	 * What to search for.
	 *
	 * @param start the first cell, and {@code leaving} the direction in which a line enters it
	 * @param goal the last cell, and {@code arriving} the direction in which it is to be left
	 * @param owner whose line it is
	 * @param ceiling what lies above is dear for level pieces
	 * @param shares true when the owner has lines already, which it may use again
	 */
	record Errand(int start, int leaving, int goal, int arriving, int owner, double ceiling, boolean shares) {
	}

	/** A search for so many lines; the more there are, the less time each has. */
	LineSearch(RoutingGrid grid, int lines) {
		this.grid = grid;
		this.states = Math.max(FEWEST_STATES, Math.min(MOST_STATES, ALL_STATES / Math.max(1, lines)));
		this.cost = new double[grid.cells() * DIRECTIONS];
		this.previous = new int[cost.length];
		this.writer = new int[cost.length];
	}

	/** The cells from start to goal, both included; none when nodes leave no way. */
	List<Integer> find(Errand wanted) {
		errand = wanted;
		hasty = false;
		int last = search(states);
		if (last < 0 && !open.isEmpty()) {
			// Where so many states leave no free way lines may lie on each other.
			hasty = true;
			last = search(Integer.MAX_VALUE);
		}
		return last < 0 ? List.of() : path(last);
	}

	/** The state in which the goal is left, or -1. */
	private int search(int most) {
		search++;
		open.clear();
		int first = errand.start * DIRECTIONS + errand.leaving;
		write(first, -1, 0);
		for (int expanded = 0; !open.isEmpty() && expanded < most;) {
			double price = open.price();
			int state = open.poll();
			if (state / DIRECTIONS == errand.goal && (state % DIRECTIONS == errand.arriving || previous[state] < 0))
				return state;
			if (price <= cost[state] + estimate(state / DIRECTIONS) + 1e-9) {
				expand(state);
				expanded++;
			}
		}
		return -1;
	}

	private void expand(int state) {
		int cell = state / DIRECTIONS;
		int direction = state % DIRECTIONS;
		if (cell == errand.goal)
			relax(state, cell * DIRECTIONS + errand.arriving, cost[state] + BEND_COST);
		for (int next = 0; next < DIRECTIONS; next++) {
			int neighbour = next == (direction + 2) % DIRECTIONS ? -1 : grid.neighbour(cell, next);
			if (neighbour >= 0)
				relax(state, neighbour * DIRECTIONS + next,
						cost[state] + (next == direction ? 0 : BEND_COST) + step(cell, neighbour, next));
		}
	}

	private double step(int cell, int neighbour, int direction) {
		double step = grid.distance(cell, neighbour);
		int taken = grid.taken(cell, neighbour);
		double price = step;
		if (taken != RoutingGrid.FREE)
			price += taken == errand.owner ? -step / 2 : hasty ? step : OVERLAP_COST;
		if (direction % 2 == 0 && grid.y(cell) < errand.ceiling)
			price += step * ABOVE_COST;
		return !hasty && grid.crossed(neighbour, direction, errand.owner) ? price + CROSSING_COST : price;
	}

	private void relax(int from, int to, double price) {
		if (writer[to] != search || price < cost[to])
			write(to, from, price);
	}

	private void write(int state, int from, double price) {
		writer[state] = search;
		cost[state] = price;
		previous[state] = from;
		open.add(state, price + estimate(state / DIRECTIONS));
	}

	/** The distance, or half of it where a line of one's own may lead, which is half as dear. */
	private double estimate(int cell) {
		double distance = Math.abs(grid.x(cell) - grid.x(errand.goal)) + Math.abs(grid.y(cell) - grid.y(errand.goal));
		return (hasty ? HASTE : 1) * (errand.shares ? distance / 2 : distance);
	}

	private List<Integer> path(int last) {
		List<Integer> cells = new ArrayList<>();
		for (int state = last; state >= 0; state = previous[state])
			if (cells.isEmpty() || cells.get(cells.size() - 1) != state / DIRECTIONS)
				cells.add(state / DIRECTIONS);
		Collections.reverse(cells);
		return cells;
	}
}
