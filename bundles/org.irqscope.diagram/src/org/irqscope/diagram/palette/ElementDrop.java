package org.irqscope.diagram.palette;

import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.dnd.TemplateTransferDropTargetListener;
import org.eclipse.gef.requests.CreationFactory;
import org.eclipse.swt.dnd.DND;
import org.irqscope.core.edit.NewElement;

/** Takes elements that are dragged from the palette. UI thread. */
public final class ElementDrop extends TemplateTransferDropTargetListener {
	public ElementDrop(EditPartViewer viewer) {
		super(viewer);
	}

	@Override
	public CreationFactory getFactory(Object template) {
		return new DiagramPalette.ElementFactory((NewElement) template);
	}

	@Override
	protected void handleDragOver() {
		super.handleDragOver();
		getCurrentEvent().detail = getCommand() != null && getCommand().canExecute() ? DND.DROP_COPY : DND.DROP_NONE;
	}
}
