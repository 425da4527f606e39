package org.irqscope.diagram;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditDomain;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.Tool;
import org.eclipse.gef.palette.PaletteContainer;
import org.eclipse.gef.palette.PaletteEntry;
import org.eclipse.gef.palette.ToolEntry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.widgets.Event;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.testing.Desktop;

/** What a user does in a diagram with the mouse, as the tools of the editor see it. */
final class Gestures {
	private final MachineEditor editor;
	private final GraphicalViewer viewer;
	private final EditDomain domain;

	Gestures(MachineEditor editor) {
		this.editor = editor;
		this.viewer = viewer(editor);
		this.domain = viewer.getEditDomain();
	}

	static GraphicalViewer viewer(MachineEditor editor) {
		return (GraphicalViewer) editor.getAdapter(GraphicalViewer.class);
	}

	NodeEditPart node(String id) {
		for (Object part : viewer.getContents().getChildren())
			if (((NodeEditPart) part).id().equals(id))
				return (NodeEditPart) part;
		throw new AssertionError("no node " + id);
	}

	/** The ids of all nodes that are shown. */
	Set<String> nodes() {
		return ((List<?>) viewer.getContents().getChildren()).stream().map(part -> ((NodeEditPart) part).id())
				.collect(Collectors.toSet());
	}

	boolean has(String id) {
		return ((List<?>) viewer.getContents().getChildren()).stream()
				.anyMatch(part -> ((NodeEditPart) part).id().equals(id));
	}

	/** The middle of a node's title on the canvas. */
	Point title(String id) {
		Rectangle area = node(id).nodeFigure().getHandleBounds();
		node(id).nodeFigure().translateToAbsolute(area);
		return new Point(area.x + area.width / 2, area.y + 8);
	}

	/** A place of the diagram on the canvas, at the present zoom. */
	Point place(int x, int y) {
		Point place = new Point(x, y);
		((org.eclipse.gef.GraphicalEditPart) viewer.getContents()).getFigure().translateToAbsolute(place);
		return place;
	}

	void choose(String label) {
		domain.setActiveTool(entry(editor.getPaletteRoot(), label).createTool());
	}

	private static ToolEntry entry(PaletteContainer container, String label) {
		for (Object child : container.getChildren()) {
			if (child instanceof PaletteContainer inner && hasEntry(inner, label))
				return entry(inner, label);
			if (child instanceof ToolEntry tool && tool.getLabel().equals(label))
				return tool;
		}
		throw new AssertionError("the palette has no " + label);
	}

	private static boolean hasEntry(PaletteContainer container, String label) {
		return ((List<?>) container.getChildren()).stream().map(PaletteEntry.class::cast)
				.anyMatch(entry -> label.equals(entry.getLabel()));
	}

	void click(Point at) {
		press(at);
		domain.mouseUp(event(at, SWT.BUTTON1), viewer);
		Desktop.settle();
	}

	private void press(Point at) {
		domain.mouseMove(event(at, 0), viewer);
		domain.mouseDown(event(at, 0), viewer);
	}

	void drag(Point from, Point to) {
		press(from);
		domain.mouseDrag(event(new Point((from.x + to.x) / 2, (from.y + to.y) / 2), SWT.BUTTON1), viewer);
		domain.mouseDrag(event(to, SWT.BUTTON1), viewer);
		domain.mouseUp(event(to, SWT.BUTTON1), viewer);
		Desktop.settle();
	}

	private MouseEvent event(Point at, int state) {
		Event event = new Event();
		event.widget = viewer.getControl();
		event.display = viewer.getControl().getDisplay();
		event.button = 1;
		event.stateMask = state;
		event.x = at.x;
		event.y = at.y;
		return new MouseEvent(event);
	}

	/** Back to the tool that selects. */
	void select() {
		Tool tool = domain.getDefaultTool();
		domain.setActiveTool(tool);
	}
}
