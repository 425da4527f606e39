package org.irqscope.diagram.viewer;

import org.eclipse.draw2d.FreeformFigure;
import org.eclipse.draw2d.FreeformViewport;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;

/**
 * Scrolls over the picture and nothing else. The viewport of GEF scrolls over the origin too, so that a picture that
 * begins left of it has scroll bars although all of it is shown. UI thread.
 */
final class PictureViewport extends FreeformViewport {
	private Rectangle picture() {
		return ((FreeformFigure) getContents()).getFreeformExtent().getCopy();
	}

	@Override
	public Dimension getPreferredSize(int widthHint, int heightHint) {
		getContents().validate();
		return picture().getSize().union(new Dimension(Math.max(0, widthHint), Math.max(0, heightHint)));
	}

	@Override
	protected void readjustScrollBars() {
		if (!(getContents() instanceof FreeformFigure contents))
			return;
		Rectangle room = getClientArea();
		Rectangle picture = picture();
		Rectangle bounds = picture.getCopy().union(new Rectangle(picture.x, picture.y, room.width, room.height));
		contents.setFreeformBounds(bounds);
		getVerticalRangeModel().setAll(bounds.y, room.height, bounds.bottom());
		getHorizontalRangeModel().setAll(bounds.x, room.width, bounds.right());
	}
}
