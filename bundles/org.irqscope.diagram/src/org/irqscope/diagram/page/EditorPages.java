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
import org.irqscope.core.session.Session;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.parts.RowEditPart;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Place;

/**
 * The pages of an editor as tabs at its bottom. A page has a viewer of its own from when it is shown first. Used by the
 * UI thread.
 */
public final class EditorPages implements HopReveal, PageTurning {
	/** No title of a page has more letters. */
	private static final int WHOLE = 40;
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
				.widgetSelectedAdapter(event -> turn(wanted((PagePresenter) folder.getSelection().getData()))));
		folder.addListener(SWT.Paint, event -> writeTitlesOut());
		PageDrag.from(folder);
		session.whenPagesChange(this::tabs);
		tabs();
	}

	/** A theme of the platform shortens the titles of tabs to their first letters rather than to show fewer of them. */
	private void writeTitlesOut() {
		if (folder.getMinimumCharacters() >= WHOLE)
			return;
		folder.getDisplay().asyncExec(() -> {
			if (!folder.isDisposed())
				folder.setMinimumCharacters(WHOLE);
		});
	}

	/** Gives each page its tab, which those of a kind share, and none to those that the machine no longer has. */
	private void tabs() {
		if (folder.isDisposed())
			return;
		// Closing the tab that is shown would turn to another one.
		show(session.visible());
		for (CTabItem tab : folder.getItems())
			if (!session.pages().contains(tab.getData()))
				tab.dispose();
		List<PageGroup> groups = PageGroup.of(session.pages());
		for (int at = 0; at < groups.size(); at++)
			tab(at, groups.get(at)).setText(groups.get(at).title());
		while (folder.getItemCount() > groups.size())
			folder.getItem(groups.size()).dispose();
		for (PagePresenter page : List.copyOf(viewers.keySet()))
			if (!session.pages().contains(page))
				close(viewers.remove(page));
		show(session.visible());
	}

	private CTabItem tab(int at, PageGroup group) {
		if (at < folder.getItemCount() && group.pages().contains(folder.getItem(at).getData()))
			return folder.getItem(at);
		CTabItem tab = new CTabItem(folder, SWT.NONE, at);
		tab.setData(group.pages().get(0));
		return tab;
	}

	private static void close(ScrollingGraphicalViewer viewer) {
		viewer.getEditDomain().removeViewer(viewer);
		PageFace.whole(viewer.getControl()).dispose();
	}

	/** The pages that share a tab with one. */
	private PageGroup group(PagePresenter page) {
		return PageGroup.of(session.pages()).stream().filter(group -> group.pages().contains(page)).findFirst()
				.orElseThrow();
	}

	/** Of the pages of a tab that of what is selected, else that where the walk stands, else the one shown last. */
	private PagePresenter wanted(PagePresenter last) {
		List<PagePresenter> pages = group(last).pages();
		Optional<String> selected = node(viewer().getSelectedEditParts());
		return selected.flatMap(node -> pages.stream()
				.filter(page -> page.page().inside(session.shown(), node).isPresent()).findFirst())
				.or(() -> session.session().flatMap(Session::hop).flatMap(hop -> pages.stream()
						.filter(page -> page.page().node(session.shown(), hop).isPresent()).findFirst()))
				.orElse(last);
	}

	private void show(PagePresenter page) {
		PageGroup group = group(page);
		for (CTabItem tab : folder.getItems())
			if (group.pages().contains(tab.getData())) {
				tab.setData(page);
				PageFace.of(viewer(page).getControl()).ifPresent(face -> face.offer(group.pages(), page));
				tab.setControl(PageFace.whole(viewer(page).getControl()));
				folder.setSelection(tab);
			}
	}

	private ScrollingGraphicalViewer viewer(PagePresenter page) {
		ScrollingGraphicalViewer known = viewers.get(page);
		if (known != null)
			return known;
		ScrollingGraphicalViewer viewer = new ScrollingGraphicalViewer();
		viewer.createControl(PageFace.around(folder, page, this::choose));
		PageFace.fill(viewer.getControl());
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
		return PageFace.of(viewer().getControl()).filter(PageFace::find).isPresent();
	}

	/** Shows the page so many tabs further right. */
	public void turn(int by) {
		int tab = Math.floorMod(folder.getSelectionIndex() + by, folder.getItemCount());
		turn(wanted((PagePresenter) folder.getItem(tab).getData()));
	}

	/** Shows the page so many further of those that share the tab. */
	public void turnWithin(int by) {
		turn(group(session.visible()).next(session.visible(), by));
	}

	private void choose(PagePresenter page) {
		turn(page);
		PageFace.of(viewer().getControl()).ifPresent(PageFace::choose);
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
		PageAppearance.then(session.visible(), () -> select(node));
	}

	/** Does something with the nodes of the visible page, at once or as soon as it has any. */
	void whenThere(Runnable then) {
		PageAppearance.then(session.visible(), then);
	}

	/** The id of the page that is visible. */
	String visible() {
		return session.visible().page().id();
	}

	/** The viewers of the pages that have been shown. */
	Map<PagePresenter, ScrollingGraphicalViewer> viewers() {
		return Map.copyOf(viewers);
	}

	private void select(String node) {
		for (Object child : List.copyOf(viewer().getContents().getChildren()))
			if (child instanceof NodeEditPart part && part.id().equals(node)) {
				viewer().select(part);
				viewer().reveal(part);
			}
	}
}
