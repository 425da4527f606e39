package org.irqscope.scene;

import java.util.List;

/** A line of a node. */
public sealed interface Row {
	/**
	 * The name of the row inside its node, by which a link finds its port and somebody chooses the row; empty for rows
	 * that nothing leads to.
	 */
	default String id() {
		return "";
	}

	/** How high the row is, in pixels at 100 %. */
	double height();

	/**
	 * A name and a value.
	 *
	 * @param before what the value was before it changed; empty when it did not
	 * @param room the longest text that the value can become, so that the node keeps its size
	 */
	record Field(String id, String name, String value, Mark mark, String before, String room) implements Row {
		public Field(String id, String name, String value) {
			this(id, name, value, Mark.NONE, "", "");
		}

		@Override
		public double height() {
			return DiagramStyle.FIELD_HEIGHT;
		}

		/** The value, with what it was. */
		public String shown() {
			return before.isEmpty() ? value : changed(before, value);
		}
	}

	/** How a change is written. */
	static String changed(String before, String now) {
		return before + " \u2192 " + now;
	}

	/**
	 * A pin or a line with a state: a shape, a name, and what it leads to.
	 *
	 * @param state the shape in front
	 * @param before what the value was before it changed; empty when it did not
	 * @param room the longest text that the value can become
	 */
	record Pin(String id, BitState state, String name, String value, Mark mark, String before, String room)
			implements Row {
		public Pin(String id, BitState state, String name, String value, Mark mark) {
			this(id, state, name, value, mark, "", "");
		}

		/** A pin with two values, of which it has one. */
		public static Pin either(String id, BitState state, String name, String value, String other, Mark mark) {
			String change = changed(other, value);
			return new Pin(id, state, name, value, mark, mark == Mark.CHANGED ? other : "", change);
		}

		/** The value, with what it was. */
		public String shown() {
			return before.isEmpty() ? value : changed(before, value);
		}

		@Override
		public double height() {
			return DiagramStyle.FIELD_HEIGHT;
		}
	}

	/**
	 * Registers of up to 24 bits, one below the other.
	 *
	 * @param columns how many bits each has, 1 to 24
	 * @param lines the registers from top to bottom
	 */
	record BitTable(String id, int columns, List<BitLine> lines) implements Row {
		public BitTable {
			lines = List.copyOf(lines);
		}

		@Override
		public double height() {
			return DiagramStyle.BIT_HEADER + lines.size() * DiagramStyle.BIT_HEIGHT + DiagramStyle.BLOCK_GAP;
		}
	}

	/**
	 * One register of a {@link BitTable}.
	 *
	 * @param bits its value, bit 0 at the left
	 * @param set the shape of a bit that is set
	 * @param clear the shape of a bit that is clear
	 * @param changed the bits that changed in this hop
	 * @param recent the bits that changed in the hop before
	 */
	record BitLine(String name, int bits, BitState set, BitState clear, int changed, int recent) {
	}

	/**
	 * 256 vectors as 8 rows of 32 cells.
	 *
	 * @param vectors the vectors that are set, ascending
	 * @param set the shape of a vector that is set
	 * @param changed the vectors that changed in this hop
	 * @param recent the vectors that changed in the hop before
	 */
	record VectorMap(String id, String name, List<Integer> vectors, BitState set, List<Integer> changed,
			List<Integer> recent) implements Row {
		public VectorMap {
			vectors = List.copyOf(vectors);
			changed = List.copyOf(changed);
			recent = List.copyOf(recent);
		}

		@Override
		public double height() {
			return DiagramStyle.MAP_HEADER + 8 * DiagramStyle.MAP_CELL + DiagramStyle.MAP_GAP;
		}
	}

	/**
	 * What a page draws by itself: a line of a table, a wheel, a map of addresses.
	 *
	 * @param name what it is about, in words
	 * @param value what it says, in words; may be empty
	 * @param height a multiple of the grid
	 * @param pieces from back to front
	 * @param spots what has a meaning of its own
	 */
	record Drawing(String id, String name, String value, double width, double height, Mark mark, List<Piece> pieces,
			List<Spot> spots) implements Row {
		public Drawing {
			pieces = List.copyOf(pieces);
			spots = List.copyOf(spots);
		}
	}
}
