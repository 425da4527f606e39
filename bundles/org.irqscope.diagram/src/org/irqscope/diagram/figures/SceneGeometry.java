package org.irqscope.diagram.figures;

import java.util.List;

import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;

/** Places of a scene in draw2d's whole numbers. */
public final class SceneGeometry {
	private SceneGeometry() {
	}

	/** The smallest rectangle of whole numbers around an area. */
	public static Rectangle rectangle(Rect rect) {
		int x = (int) Math.floor(rect.x());
		int y = (int) Math.floor(rect.y());
		return new Rectangle(x, y, (int) Math.ceil(rect.right()) - x, (int) Math.ceil(rect.bottom()) - y);
	}

	static PointList points(List<Point> points) {
		PointList list = new PointList(points.size());
		points.forEach(point -> list.addPoint((int) Math.round(point.x()), (int) Math.round(point.y())));
		return list;
	}
}
