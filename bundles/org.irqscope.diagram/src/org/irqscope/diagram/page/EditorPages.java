package org.irqscope.diagram.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.parts.RowEditPart;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Place;

/**
 * The pages of an editor as tabs at its bottom. A page has a viewer of its own from when it is shown first. Used by the
 * UI thread.
 */
public final class EditorPages implements HopReveal, PageTurning {
	private final SessionPresenter session;
	private final CTabFolder folder;
	private final Map<PagePresenter, ScrollingGraphicalViewer> viewers = new HashMap<>();
	private final FollowedSelection selection;
	private final BiConsumer<ScrollingGraphicalViewer, PagePresenter> filling;
	private final Runnable turned;
	private final PageHistory history = new PageHistory();

	/**
	 * @param filling gives a new viewer its page
	 * @param turned called after another page has become visible
	 */
	public EditorPages(Composite parent, SessionPresenter session, FollowedSelection selection,
			BiConsumer<ScrollingGraphicalViewer, PagePresenter> filling, Runnable turned) {
		this.session = session;
		this.selection = selection;
		this.filling = filling;
		this.turned = turned;
		this.folder = new CTabFolder(parent, SWT.BOTTOM | SWT.FLAT);
		folder.addSelectionListener(SelectionListener
				.widgetSelectedAdapter(event -> turn((PagePresenter) folder.getSelection().getData())));
		session.whenPagesChange(this::tabs);
		tabs();
	}

	/** Gives each page its tab, and none to those that the machine no longer has. */
	private void tabs() {
		if (folder.isDisposed())
			return;
		// Closing the tab that is shown would turn to another one.
		show(session.visible());
		for (CTabItem tab : folder.getItems())
			if (!session.pages().contains(tab.getData()))
				close(tab);
		List<PagePresenter> pages = session.pages();
		for (int at = 0; at < pages.size(); at++)
			if (at >= folder.getItemCount() || folder.getItem(at).getData() != pages.get(at)) {
				CTabItem tab = new CTabItem(folder, SWT.NONE, at);
				tab.setText(pages.get(at).page().title());
				tab.setData(pages.get(at));
			}
		show(session.visible());
	}

	private void close(CTabItem tab) {
		ScrollingGraphicalViewer viewer = viewers.remove(tab.getData());
		tab.dispose();
		if (viewer != null) {
			viewer.getEditDomain().removeViewer(viewer);
			PageFilter.face(viewer.getControl()).dispose();
		}
	}

	private void show(PagePresenter page) {
		for (CTabItem tab : folder.getItems())
			if (tab.getData() == page) {
				tab.setControl(PageFilter.face(viewer(page).getControl()));
				folder.setSelection(tab);
			}
	}

	private ScrollingGraphicalViewer viewer(PagePresenter page) {
		ScrollingGraphicalViewer known = viewers.get(page);
		if (known != null)
			return known;
		ScrollingGraphicalViewer viewer = new ScrollingGraphicalViewer();
		viewer.createControl(PageFilter.around(folder, page));
		PageFilter.fill(viewer.getControl());
		viewers.put(page, viewer);
		filling.accept(viewer, page);
		viewer.addSelectionChangedListener(event -> {
			if (page == session.visible())
				selection.changed();
		});
		return viewer;
	}

	/** What is selected on one page is selected on the others from when they are there. */
	private void turn(PagePresenter page) {
		if (page == session.visible())
			return;
		List<?> selected = viewer().getSelectedEditParts();
		history.leave(new PageHistory.Visit(session.visible().page().id(), node(selected)));
		session.show(page);
		boolean known = viewers.containsKey(page);
		show(page);
		if (!known)
			for (Object part : selected)
				if (viewer().getEditPartRegistry().get(((EditPart) part).getModel()) instanceof EditPart same)
					viewer().appendSelection(same);
		turned.run();
		selection.changed();
	}

	private static Optional<String> node(List<?> selected) {
		return selected.stream().map(part -> part instanceof RowEditPart row ? row.getParent() : part)
				.filter(NodeEditPart.class::isInstance).map(part -> ((NodeEditPart) part).id()).findFirst();
	}

	public Control control() {
		return folder;
	}

	/** The viewer of the visible page. */
	public ScrollingGraphicalViewer viewer() {
		return viewer(session.visible());
	}

	@Override
	public void show(String page) {
		session.pages().stream().filter(one -> one.page().id().equals(page)).findFirst().ifPresent(this::turn);
	}

	/** Puts the cursor into the filter of the visible page; false when it has none. */
	public boolean find() {
		return PageFilter.focus(viewer().getControl());
	}

	/** Shows the page so many tabs further right. */
	public void turn(int by) {
		List<PagePresenter> pages = session.pages();
		turn(pages.get(Math.floorMod(pages.indexOf(session.visible()) + by, pages.size())));
	}

	/** Shows the page from where the visible one was reached. */
	public void back() {
		history.back(id -> session.pages().stream().anyMatch(page -> page.page().id().equals(id)))
				.ifPresent(visit -> {
					show(visit.page());
					history.back(id -> true);
					visit.node().ifPresent(this::reveal);
				});
	}

	/** True when there is a page to go back to. */
	boolean canGoBack() {
		return !history.isEmpty();
	}

	@Override
	public boolean openInside(String node) {
		Optional<Pages.Inside> inside = Pages.inside(session.shown(), session.visible().page(), node);
		inside.ifPresent(there -> {
			show(there.page().id());
			reveal(there.node());
		});
		return inside.isPresent();
	}

	/** Shows what is inside of the selected node. */
	public void openSelected() {
		node(viewer().getSelectedEditParts()).ifPresent(this::openInside);
	}

	@Override
	public void reveal(Hop hop) {
		session.visible().page().node(session.shown(), hop).ifPresent(this::reveal);
	}

	@Override
	public void reveal(Place place) {
		Places.node(session.shown(), place).ifPresent(node -> {
			// The first page has all of them.
			if (session.visible().node(node).isEmpty())
				turn(session.pages().get(0));
			reveal(node);
		});
	}

	@Override
	public boolean shows(Place place) {
		return Places.node(session.shown(), place).isPresent();
	}

	/** Selects a node of the visible page and brings it into view, as soon as the page has it. */
	public void reveal(String node) {
		PagePresenter page = session.visible();
		if (page.node(node).isPresent())
			select(node);
		else if (page.scene().nodes().isEmpty())
			new Appearance(page, () -> select(node));
	}

	/** Waits until a page that is shown for the first time has its nodes. */
	private static final class Appearance implements PagePresenter.Listener {
		private final PagePresenter page;
		private final Runnable then;

		Appearance(PagePresenter page, Runnable then) {
			this.page = page;
			this.then = then;
			page.addListener(this);
		}

		@Override
		public void sceneChanged() {
			if (page.scene().nodes().isEmpty())
				return;
			page.removeListener(this);
			then.run();
		}

		@Override
		public void tokenMoved() {
			// Only nodes are waited for.
		}
	}

	private void select(String node) {
		for (Object child : List.copyOf(viewer().getContents().getChildren()))
			if (child instanceof NodeEditPart part && part.id().equals(node)) {
				viewer().select(part);
				viewer().reveal(part);
			}
	}
}
