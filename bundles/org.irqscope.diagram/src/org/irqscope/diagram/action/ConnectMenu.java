package org.irqscope.diagram.action;

import java.util.List;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuListener2;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.irqscope.core.edit.ConnectProposals;
import org.irqscope.core.edit.OfferedEdit;
import org.irqscope.diagram.ModelChange;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.parts.RowEditPart;

/** Offers what a node can be joined to. Used by the UI thread. */
public final class ConnectMenu {
	private static final int MNEMONICS = 9;
	private final NodeEditPart node;
	private final List<OfferedEdit> proposals;

	public ConnectMenu(NodeEditPart node) {
		this.node = node;
		this.proposals = ConnectProposals.of(node.document(), node.id());
	}

	/** Offers it for the selected node; nothing for what is joined. */
	static void open(EditPartViewer viewer) {
		for (Object part : viewer.getSelectedEditParts()) {
			EditPart selected = part instanceof RowEditPart row ? row.getParent() : (EditPart) part;
			if (selected instanceof NodeEditPart one)
				new ConnectMenu(one).open();
		}
	}

	public boolean isEmpty() {
		return proposals.isEmpty();
	}

	/** Adds the proposals to a menu. */
	public void fill(IMenuManager menu) {
		for (int index = 0; index < proposals.size(); index++)
			menu.add(action(proposals.get(index), index + 1));
	}

	private Action action(OfferedEdit proposal, int number) {
		String text = number <= MNEMONICS ? "&" + number + "  " + proposal.text() : proposal.text();
		return new Action(text) {
			@Override
			public void run() {
				node.getViewer().getEditDomain().getCommandStack()
						.execute(new ModelChange(Texts.of("command.connect"), node.document(), proposal.edit()));
			}
		};
	}

	/** Shows the proposals beside the node. */
	void open() {
		if (isEmpty())
			return;
		MenuManager offered = new MenuManager();
		fill(offered);
		Control canvas = node.getViewer().getControl();
		Menu menu = offered.createContextMenu(canvas);
		Listener closed = event -> offered.dispose();
		canvas.addListener(SWT.Dispose, closed);
		menu.addListener(SWT.Dispose, event -> canvas.removeListener(SWT.Dispose, closed));
		offered.addMenuListener(new IMenuListener2() {
			@Override
			public void menuAboutToShow(IMenuManager manager) {
				// It is filled already.
			}

			@Override
			public void menuAboutToHide(IMenuManager manager) {
				// What is chosen runs after the menu is hidden.
				canvas.getDisplay().asyncExec(offered::dispose);
			}
		});
		Rectangle area = node.nodeFigure().getHandleBounds().getCopy();
		node.nodeFigure().translateToAbsolute(area);
		menu.setLocation(canvas.toDisplay(area.right(), area.y));
		menu.setVisible(true);
	}
}
