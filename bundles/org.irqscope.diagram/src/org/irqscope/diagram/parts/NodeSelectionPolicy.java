package org.irqscope.diagram.parts;

import java.util.List;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.editpolicies.NonResizableEditPolicy;
import org.eclipse.gef.handles.MoveHandle;
import org.irqscope.diagram.figures.Draw2dCanvas;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.theme.Theme;

/** Shows that a node is selected with a quiet ring, and where it goes while it is dragged. */
final class NodeSelectionPolicy extends NonResizableEditPolicy {
	private static final double WIDTH = 2, RADIUS = 8, GHOST = 0.12;

	private Theme theme() {
		return ((NodeEditPart) getHost()).presenter().theme();
	}

	@Override
	protected List<?> createSelectionHandles() {
		MoveHandle handle = new MoveHandle((GraphicalEditPart) getHost()) {
			@Override
			protected void initialize() {
				super.initialize();
				setBorder(null);
			}

			@Override
			protected void paintFigure(Graphics graphics) {
				ring(graphics, getBounds());
			}
		};
		return List.of(handle);
	}

	@Override
	protected void showFocus() {
		// The ring of the selection is focus enough.
	}

	@Override
	protected void hideFocus() {
		// See showFocus.
	}

	@Override
	protected IFigure createDragSourceFeedbackFigure() {
		Figure ghost = new Figure() {
			@Override
			protected void paintFigure(Graphics graphics) {
				ghost(graphics, getBounds());
			}
		};
		ghost.setBounds(getInitialFeedbackBounds());
		addFeedback(ghost);
		return ghost;
	}

	@Override
	protected Rectangle getInitialFeedbackBounds() {
		return ((NodeEditPart) getHost()).nodeFigure().getHandleBounds();
	}

	private static Rect inner(Rectangle bounds, double inset) {
		return new Rect(bounds.x + inset, bounds.y + inset, bounds.width - 2 * inset, bounds.height - 2 * inset);
	}

	private void ring(Graphics graphics, Rectangle bounds) {
		new Draw2dCanvas(graphics).stroke(new Shape.Box(inner(bounds, WIDTH / 2), RADIUS),
				new Stroke(theme().selection(), WIDTH));
	}

	private void ghost(Graphics graphics, Rectangle bounds) {
		Draw2dCanvas canvas = new Draw2dCanvas(graphics);
		Shape box = new Shape.Box(inner(bounds, 1), RADIUS);
		canvas.fill(box, theme().selection().withAlpha(GHOST));
		canvas.stroke(box, new Stroke(theme().selection(), 1.5, true));
	}
}
