package org.irqscope.diagram;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.emulator.journal.Hop;

/**
 * The pages of an editor as tabs at its bottom, each with a viewer of its own. Used by the UI
 * thread.
 */
final class EditorPages implements HopReveal {
	private final SessionPresenter session;
	private final CTabFolder folder;
	private final List<ScrollingGraphicalViewer> viewers = new ArrayList<>();
	private final PageSelection selection;

	/** @param turned called after another page has become visible */
	EditorPages(Composite parent, SessionPresenter session, PageSelection selection, Runnable turned) {
		this.session = session;
		this.selection = selection;
		this.folder = new CTabFolder(parent, SWT.BOTTOM | SWT.FLAT);
		folder.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			session.show(session.pages().get(folder.getSelectionIndex()));
			turned.run();
			selection.changed();
		}));
	}

	/** A viewer for the next page; it has no contents yet. */
	ScrollingGraphicalViewer add() {
		PagePresenter page = session.pages().get(viewers.size());
		ScrollingGraphicalViewer viewer = new ScrollingGraphicalViewer();
		viewer.createControl(folder);
		CTabItem tab = new CTabItem(folder, SWT.NONE);
		tab.setText(page.page().title());
		tab.setControl(viewer.getControl());
		viewer.addSelectionChangedListener(event -> {
			if (viewer == viewer())
				selection.changed();
		});
		viewers.add(viewer);
		if (page == session.visible())
			folder.setSelection(tab);
		return viewer;
	}

	Control control() {
		return folder;
	}

	/** The viewer of the visible page. */
	ScrollingGraphicalViewer viewer() {
		return viewers.get(session.pages().indexOf(session.visible()));
	}

	/** Shows a page as if the user had chosen its tab. */
	void show(String page) {
		for (int at = 0; at < viewers.size(); at++)
			if (session.pages().get(at).page().id().equals(page)) {
				folder.setSelection(at);
				folder.notifyListeners(SWT.Selection, new Event());
			}
	}

	@Override
	public void reveal(Hop hop) {
		session.visible().page().node(session.shown(), hop).ifPresent(this::reveal);
	}

	/** Selects a node of the visible page and brings it into view. */
	void reveal(String node) {
		for (Object child : List.copyOf(viewer().getContents().getChildren()))
			if (child instanceof NodeEditPart part && part.id().equals(node)) {
				viewer().select(part);
				viewer().reveal(part);
			}
	}
}
