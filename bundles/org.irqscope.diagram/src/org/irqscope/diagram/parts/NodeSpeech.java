package org.irqscope.diagram.parts;

import java.util.stream.Collectors;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.EditPart;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.irqscope.core.picture.explain.Explanations;
import org.irqscope.core.picture.twin.TableTwin;
import org.irqscope.core.picture.twin.TwinItem;
import org.irqscope.diagram.figures.NodeFigure;

/** What a screen reader says of a node: its title and caption, its rows, and what it stands for. UI thread. */
final class NodeSpeech extends AccessibleEditPart {
	private final NodeEditPart part;

	NodeSpeech(NodeEditPart part) {
		this.part = part;
	}

	private NodeFigure figure() {
		return part.nodeFigure();
	}

	@Override
	public void getName(AccessibleEvent event) {
		event.result = (figure().node().title() + " " + figure().node().caption()).strip();
	}

	@Override
	public void getDescription(AccessibleEvent event) {
		event.result = Explanations.of(figure().node()).orElse("");
	}

	@Override
	public void getValue(AccessibleControlEvent event) {
		event.result = TableTwin.of(figure().node()).stream().map(TwinItem::words).collect(Collectors.joining("; "));
	}

	@Override
	public void getChildCount(AccessibleControlEvent event) {
		event.detail = 0;
	}

	@Override
	public void getChildren(AccessibleControlEvent event) {
		event.children = new Object[0];
	}

	@Override
	public void getLocation(AccessibleControlEvent event) {
		Rectangle area = figure().getBounds().getCopy();
		figure().translateToAbsolute(area);
		Point corner = part.getViewer().getControl().toDisplay(area.x, area.y);
		event.x = corner.x;
		event.y = corner.y;
		event.width = area.width;
		event.height = area.height;
	}

	@Override
	public void getRole(AccessibleControlEvent event) {
		event.detail = ACC.ROLE_LISTITEM;
	}

	@Override
	public void getState(AccessibleControlEvent event) {
		event.detail = ACC.STATE_SELECTABLE | ACC.STATE_FOCUSABLE;
		if (part.getSelected() != EditPart.SELECTED_NONE)
			event.detail |= ACC.STATE_SELECTED | ACC.STATE_FOCUSED;
	}
}
