package org.irqscope.diagram.action;

import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.commands.Command;
import org.irqscope.core.edit.NewElement;
import org.irqscope.diagram.ModelChange;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Point;

/** Adds an element to a machine, selects its node, and offers what that can be joined to. Used by the UI thread. */
public final class NewNode {
	private NewNode() {
	}

	/** The command that adds an element at a place of the picture. */
	public static Command command(EditPartViewer viewer, VirtualMachine document, NewElement element, Point place) {
		return new ModelChange(Texts.of("command.add", element.title()), document,
				() -> select(viewer, element.addTo(document, place)));
	}

	/** The same where nobody points at a place. */
	static Command inOrder(EditPartViewer viewer, VirtualMachine document, NewElement element, Point otherwise) {
		return new ModelChange(Texts.of("command.add", element.title()), document,
				() -> select(viewer, element.addInOrder(document, otherwise)));
	}

	/** The new node is selected as soon as it is in the picture, which may have to be laid out before. */
	private static void select(EditPartViewer viewer, String node) {
		viewer.getControl().getDisplay().asyncExec(() -> {
			if (!viewer.getControl().isDisposed())
				NodeEditPart.find(viewer, node).ifPresentOrElse(part -> offer(viewer, part),
						() -> new Arrival(viewer, node));
		});
	}

	/** Waits until a page has a node. */
	private static final class Arrival implements PagePresenter.Listener {
		private final EditPartViewer viewer;
		private final String node;
		private final PagePresenter page;

		Arrival(EditPartViewer viewer, String node) {
			this.viewer = viewer;
			this.node = node;
			this.page = (PagePresenter) viewer.getContents().getModel();
			page.addListener(this);
		}

		@Override
		public void sceneChanged() {
			if (page.node(node).isEmpty())
				return;
			page.removeListener(this);
			select(viewer, node);
		}

		@Override
		public void tokenMoved() {
			// Only nodes are waited for.
		}
	}

	private static void offer(EditPartViewer viewer, NodeEditPart part) {
		viewer.select(part);
		viewer.reveal(part);
		new ConnectMenu(part).open();
	}
}
