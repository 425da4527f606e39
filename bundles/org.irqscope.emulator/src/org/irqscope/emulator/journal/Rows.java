package org.irqscope.emulator.journal;

import java.util.Arrays;

/** A growing table of longs with a fixed number of columns: a recording keeps millions of rows without an object each. */
final class Rows {
	private final int columns;
	private long[] cells;
	private int size;

	Rows(int columns) {
		this.columns = columns;
		this.cells = new long[columns * 64];
	}

	int size() {
		return size;
	}

	/** Appends a row of zeros and answers its number. */
	int add() {
		int end = (size + 1) * columns;
		if (end > cells.length)
			cells = Arrays.copyOf(cells, cells.length * 2);
		return size++;
	}

	long get(int row, int column) {
		return cells[row * columns + column];
	}

	int getInt(int row, int column) {
		return (int) cells[row * columns + column];
	}

	void set(int row, int column, long value) {
		cells[row * columns + column] = value;
	}
}
