package org.irqscope.diagram.palette;

import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.gef.dnd.TemplateTransfer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.irqscope.core.edit.NewElement;

/** Lets elements be dragged from the palette to the diagram. UI thread. */
final class PaletteDrag extends DragSourceAdapter {
	private final Supplier<Optional<NewElement>> dragged;

	private final Runnable done;

	private PaletteDrag(Supplier<Optional<NewElement>> dragged, Runnable done) {
		this.dragged = dragged;
		this.done = done;
	}

	/**
	 * @param dragged asked for what is being dragged; tools are not
	 * @param done called when something has been dragged, which was chosen when the button went down
	 */
	static void from(Control palette, Supplier<Optional<NewElement>> dragged, Runnable done) {
		DragSource source = new DragSource(palette, DND.DROP_COPY);
		source.setTransfer(new Transfer[] { TemplateTransfer.getInstance() });
		source.addDragListener(new PaletteDrag(dragged, done));
	}

	@Override
	public void dragStart(DragSourceEvent event) {
		dragged.get().ifPresentOrElse(TemplateTransfer.getInstance()::setTemplate, () -> event.doit = false);
	}

	@Override
	public void dragSetData(DragSourceEvent event) {
		event.data = TemplateTransfer.getInstance().getTemplate();
	}

	@Override
	public void dragFinished(DragSourceEvent event) {
		TemplateTransfer.getInstance().setTemplate(null);
		done.run();
	}
}
