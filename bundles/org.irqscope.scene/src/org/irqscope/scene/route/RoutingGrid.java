package org.irqscope.scene.route;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;

/**
 * The level and upright tracks on which lines may run, which pieces of them nodes block, and which are taken. A cell
 * is the crossing of two tracks.
 */
final class RoutingGrid {
	/** How close a line may come to a node that it does not belong to. */
	private static final double CLEARANCE = 8;
	/** A piece that no line has taken. */
	static final int FREE = 0;

	private final double[] xs;
	private final double[] ys;
	private final boolean[] blockedRight;
	private final boolean[] blockedDown;
	private final int[] takenRight;
	private final int[] takenDown;

	RoutingGrid(Collection<Node> nodes, TreeSet<Double> columns, TreeSet<Double> rows) {
		xs = columns.stream().mapToDouble(Double::doubleValue).toArray();
		ys = rows.stream().mapToDouble(Double::doubleValue).toArray();
		int cells = xs.length * ys.length;
		blockedRight = new boolean[cells];
		blockedDown = new boolean[cells];
		takenRight = new int[cells];
		takenDown = new int[cells];
		for (Node node : nodes)
			block(node.bounds().grown(CLEARANCE - 1));
	}

	private void block(Rect rect) {
		int left = Math.max(floor(xs, rect.x()), 0);
		int top = Math.max(floor(ys, rect.y()), 0);
		for (int column = left; column < xs.length && xs[column] < rect.right(); column++)
			for (int row = top; row < ys.length && ys[row] < rect.bottom(); row++) {
				int cell = cell(column, row);
				boolean insideRow = ys[row] > rect.y();
				boolean insideColumn = xs[column] > rect.x();
				if (insideRow && column + 1 < xs.length && xs[column + 1] > rect.x())
					blockedRight[cell] = true;
				if (insideColumn && row + 1 < ys.length && ys[row + 1] > rect.y())
					blockedDown[cell] = true;
			}
	}

	/** The last track at or before a coordinate, or -1. */
	private static int floor(double[] tracks, double value) {
		int at = Arrays.binarySearch(tracks, value);
		return at >= 0 ? at : -at - 2;
	}

	int cells() {
		return xs.length * ys.length;
	}

	int cell(int column, int row) {
		return row * xs.length + column;
	}

	/** The cell at a point that lies on two tracks. */
	int cell(Point point) {
		return cell(Arrays.binarySearch(xs, point.x()), Arrays.binarySearch(ys, point.y()));
	}

	Point point(int cell) {
		return new Point(xs[cell % xs.length], ys[cell / xs.length]);
	}

	double x(int cell) {
		return xs[cell % xs.length];
	}

	double y(int cell) {
		return ys[cell / xs.length];
	}

	/** How far two neighbours are from each other. */
	double distance(int cell, int neighbour) {
		return Math.abs(cell - neighbour) == 1 ? Math.abs(x(cell) - x(neighbour)) : Math.abs(y(cell) - y(neighbour));
	}

	/** The neighbour of a cell: 0 right, 1 down, 2 left, 3 up; -1 beyond the edge or where a node is in the way. */
	int neighbour(int cell, int direction) {
		int column = cell % xs.length;
		int row = cell / xs.length;
		return switch (direction) {
		case 0 -> column + 1 < xs.length && !blockedRight[cell] ? cell + 1 : -1;
		case 1 -> row + 1 < ys.length && !blockedDown[cell] ? cell + xs.length : -1;
		case 2 -> column > 0 && !blockedRight[cell - 1] ? cell - 1 : -1;
		default -> row > 0 && !blockedDown[cell - xs.length] ? cell - xs.length : -1;
		};
	}

	/** Who has taken the piece between two neighbours; {@link #FREE} for nobody. */
	int taken(int cell, int neighbour) {
		int first = Math.min(cell, neighbour);
		return Math.abs(cell - neighbour) == 1 ? takenRight[first] : takenDown[first];
	}

	void take(int cell, int neighbour, int owner) {
		int first = Math.min(cell, neighbour);
		if (Math.abs(cell - neighbour) == 1)
			takenRight[first] = owner;
		else
			takenDown[first] = owner;
	}

	/** True when a line of somebody else crosses the cell at right angles to the direction. */
	boolean crossed(int cell, int direction, int owner) {
		boolean level = direction % 2 == 0;
		int before = level ? cell - xs.length : cell - 1;
		int[] taken = level ? takenDown : takenRight;
		int one = before >= 0 ? taken[before] : FREE;
		return other(one, owner) || other(taken[cell], owner);
	}

	private static boolean other(int taken, int owner) {
		return taken != FREE && taken != owner;
	}
}
