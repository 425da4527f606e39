package org.irqscope.diagram.parts;

import java.util.Optional;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.editparts.ZoomListener;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.tools.DirectEditManager;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.irqscope.diagram.figures.NodeFigure;
import org.irqscope.model.Element;
import org.irqscope.model.Machines;

/** A text field over the title of a node; zooming closes it, since it would stay behind. */
final class TitleEditor extends DirectEditManager {
	private static final int LEFT = 8, TOP = 4, HEIGHT = 26;
	private final Element element;
	private Optional<TextKeys> keys = Optional.empty();
	private final ZoomListener zoomed = zoom -> bringDown();

	TitleEditor(NodeEditPart part, Element element) {
		super(part, TextCellEditor.class, editor -> {
			NodeFigure figure = part.nodeFigure();
			Rectangle area = figure.getHandleBounds();
			area.x += LEFT;
			area.y += TOP;
			area.width -= 2 * LEFT;
			area.height = HEIGHT;
			figure.translateToAbsolute(area);
			editor.getControl().setBounds(area.x, area.y, area.width, area.height);
		});
		this.element = element;
	}

	@Override
	protected void initCellEditor() {
		getCellEditor().setValue(Machines.title(element));
		((Text) getCellEditor().getControl()).selectAll();
		zoom().addZoomListener(zoomed);
		IEditorPart editor = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().getActiveEditor();
		if (editor != null)
			keys = Optional.of(new TextKeys(getCellEditor(), editor.getEditorSite().getActionBars()));
	}

	@Override
	protected void bringDown() {
		zoom().removeZoomListener(zoomed);
		keys.ifPresent(TextKeys::end);
		keys = Optional.empty();
		super.bringDown();
	}

	private ZoomManager zoom() {
		return (ZoomManager) getEditPart().getViewer().getProperty(ZoomManager.class.toString());
	}
}
