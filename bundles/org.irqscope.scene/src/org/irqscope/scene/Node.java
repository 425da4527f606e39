package org.irqscope.scene;

import java.util.List;

import org.irqscope.scene.text.TextMeasure;
import org.irqscope.scene.theme.Role;

/**
 * A box of a picture. Immutable, for any thread.
 *
 * @param id the element's id
 * @param role what it stands for
 * @param title its first line
 * @param caption a line below the title, may be empty
 * @param rows what it says, from top to bottom
 * @param active true while the walk stands here
 * @param bounds where the box is; its size comes from {@link NodeSize}
 * @param signs where the walk stops
 */
public record Node(String id, Role role, String title, String caption, List<Row> rows, boolean active, Rect bounds,
		List<StopSign> signs) {
	private static final Rect UNPLACED = new Rect(0, 0, 0, 0);

	public Node {
		rows = List.copyOf(rows);
		signs = List.copyOf(signs);
	}

	/** A node without a place and a size. */
	public Node(String id, Role role, String title, String caption, List<Row> rows, boolean active) {
		this(id, role, title, caption, rows, active, UNPLACED, List.of());
	}

	/** The same node with its upper left corner at another place. */
	public Node at(double x, double y) {
		return new Node(id, role, title, caption, rows, active, bounds.movedTo(x, y), signs);
	}

	/** The same node with its size worked out. */
	public Node sized(TextMeasure measure) {
		return new Node(id, role, title, caption, rows, active,
				new Rect(bounds.x(), bounds.y(), NodeSize.width(this, measure), NodeSize.height(this)), signs);
	}

	/** The same node, at least so wide. */
	public Node wide(double width) {
		return width <= bounds.width() ? this : new Node(id, role, title, caption, rows, active,
				new Rect(bounds.x(), bounds.y(), width, bounds.height()), signs);
	}

	/** The same node with other signs. */
	public Node with(List<StopSign> others) {
		return others.equals(signs) ? this : new Node(id, role, title, caption, rows, active, bounds, others);
	}

	/** Where the rows begin, below title and caption. */
	double rowsTop() {
		return bounds.y() + NodeSize.headHeight(this);
	}

	/** The rectangle of a row, counted from 0. */
	public Rect row(int index) {
		double y = rowsTop();
		for (int above = 0; above < index; above++)
			y += rows.get(above).height();
		return new Rect(bounds.x() + DiagramStyle.PADDING, y, bounds.width() - 2 * DiagramStyle.PADDING,
				rows.get(index).height());
	}

	/** Where a line meets the node: at a row with the given id, or at the middle of the head for the empty id. */
	public Point port(String rowId, Side side) {
		if (side == Side.BOTTOM || side == Side.TOP)
			return new Point(DiagramStyle.snap(bounds.centerX()), side == Side.TOP ? bounds.y() : bounds.bottom());
		double y = bounds.y() + DiagramStyle.TITLE_HEIGHT / 2;
		for (int index = 0; index < rows.size(); index++)
			if (!rowId.isEmpty() && rows.get(index).id().equals(rowId))
				y = row(index).y() + DiagramStyle.FIELD_HEIGHT / 2;
		return new Point(side == Side.LEFT ? bounds.x() : bounds.right(), y);
	}
}
