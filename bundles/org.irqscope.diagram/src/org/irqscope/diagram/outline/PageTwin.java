package org.irqscope.diagram.outline;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.picture.twin.TableTwin;
import org.irqscope.core.picture.twin.TwinItem;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.parts.RowEditPart;

/**
 * Keeps the tree beside a page the same as the page: what it says, at most a few times a second, and what is selected.
 * Used by the UI thread.
 */
final class PageTwin implements PagePresenter.Listener {
	private static final int REFRESH_MILLIS = 150, NANOS = 1_000_000;
	/** Of the time of a walk that plays, the tree takes at most one part in so many. */
	private static final int SHARE = 20;
	private final TwinTree tree;
	private final Runnable refresh = this::refresh;
	private final ISelectionChangedListener selected = event -> mirror();
	private Optional<EditPartViewer> viewer = Optional.empty();
	private boolean pending;
	private boolean choosing;
	private int lastMillis;

	PageTwin(Composite parent) {
		this.tree = new TwinTree(parent, item -> with(item, this::choose),
				item -> with(item, part -> part.performRequest(new Request(RequestConstants.REQ_OPEN))));
	}

	Control control() {
		return tree.control();
	}

	void show(EditPartViewer other) {
		leave();
		viewer = Optional.of(other);
		presenter().ifPresent(page -> page.addListener(this));
		other.addSelectionChangedListener(selected);
		refresh();
	}

	void dispose() {
		leave();
		Display.getCurrent().timerExec(-1, refresh);
	}

	private void leave() {
		presenter().ifPresent(page -> page.removeListener(this));
		viewer.ifPresent(before -> before.removeSelectionChangedListener(selected));
	}

	private Optional<PagePresenter> presenter() {
		return viewer.map(EditPartViewer::getContents).map(EditPart::getModel).filter(PagePresenter.class::isInstance)
				.map(PagePresenter.class::cast);
	}

	@Override
	public void sceneChanged() {
		if (pending)
			return;
		pending = true;
		Display.getCurrent().timerExec(Math.max(REFRESH_MILLIS, SHARE * lastMillis), refresh);
	}

	@Override
	public void tokenMoved() {
		// What the page says has not changed.
	}

	private void refresh() {
		pending = false;
		if (control().isDisposed())
			return;
		long begun = System.nanoTime();
		presenter().ifPresent(page -> tree.show(page.page().title(page.document()), TableTwin.of(page.scene())));
		mirror();
		lastMillis = (int) ((System.nanoTime() - begun) / NANOS);
	}

	private void mirror() {
		if (choosing || control().isDisposed())
			return;
		List<?> parts = viewer.map(EditPartViewer::getSelectedEditParts).orElse(List.of());
		if (parts.size() == 1 && parts.get(0) instanceof NodeEditPart node)
			tree.select(node.id(), "");
		else if (parts.size() == 1 && parts.get(0) instanceof RowEditPart row)
			tree.select(((NodeEditPart) row.getParent()).id(), row.id());
	}

	private void choose(EditPart part) {
		choosing = true;
		viewer.ifPresent(shown -> {
			shown.select(part);
			shown.reveal(part);
		});
		choosing = false;
	}

	/** Does something with the part of the diagram that an item is about: its row, or the node around it. */
	private void with(TwinItem item, Consumer<EditPart> use) {
		viewer.map(EditPartViewer::getContents).flatMap(contents -> children(contents).stream()
				.filter(NodeEditPart.class::isInstance).map(NodeEditPart.class::cast)
				.filter(node -> node.id().equals(item.node())).findFirst())
				.map(node -> row(node, item.row())).ifPresent(use);
	}

	private static EditPart row(NodeEditPart node, String row) {
		return children(node).stream().filter(RowEditPart.class::isInstance).map(RowEditPart.class::cast)
				.filter(one -> one.id().equals(row)).map(EditPart.class::cast).findFirst().orElse(node);
	}

	private static List<?> children(EditPart part) {
		return part.getChildren();
	}
}
