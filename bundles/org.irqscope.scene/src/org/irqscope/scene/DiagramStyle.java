package org.irqscope.scene;

/**
 * The measures of a picture, in one place so that it can be tuned as a whole. Pixels at 100 %. Heights are multiples
 * of the grid and rows of twice the grid, so that the ports of two nodes on the grid can lie on one line.
 */
public final class DiagramStyle {
	/** Everything stands on this grid. */
	public static final double GRID = 8;
	/** Between nodes of one column. */
	public static final double NODE_GAP = 24;
	/** Between columns. */
	public static final double COLUMN_GAP = 48;
	/** Around the whole picture. */
	public static final double MARGIN = 24;
	/** Between lines that run side by side. */
	public static final double LINE_GAP = 8;

	public static final double PADDING = 12;
	public static final double BAND = 3;
	public static final double CORNER = 6;
	public static final double TITLE_HEIGHT = 32;
	public static final double CAPTION_HEIGHT = 16;
	public static final double FIELD_HEIGHT = 16;
	static final double FIELD_GAP = 16;
	public static final double GLYPH = 8;
	public static final double GLYPH_GAP = 8;
	public static final double BIT_HEADER = 16;
	public static final double BIT_HEIGHT = 16;
	private static final double BIT_CELL = 16, NARROW_BIT_CELL = 11;
	public static final double BIT_NAME = 34;
	static final double BLOCK_GAP = 8;
	public static final double MAP_HEADER = 19, MAP_GAP = 5;
	/** Room for the first vector of a row, and behind it. */
	public static final double MAP_NAME = 24, MAP_NAME_GAP = 5;
	public static final double MAP_CELL = 7;
	/** The hairline between two priority classes. */
	public static final double MAP_CLASS_GAP = 3;
	static final double MIN_NODE_WIDTH = 112;
	public static final double BEND = 6;
	public static final double HOP = 5;
	public static final double ARROW = 7;
	public static final double LANE_HEADING = 28;

	private DiagramStyle() {
	}

	/** The width of one bit of a register; long registers are drawn narrower. */
	public static double bitCell(int columns) {
		return columns > 8 ? NARROW_BIT_CELL : BIT_CELL;
	}

	/** The next multiple of the grid. */
	public static double snapUp(double value) {
		return Math.ceil(value / GRID) * GRID;
	}

	/** The nearest multiple of the grid. */
	public static double snap(double value) {
		return Math.round(value / GRID) * GRID;
	}
}
