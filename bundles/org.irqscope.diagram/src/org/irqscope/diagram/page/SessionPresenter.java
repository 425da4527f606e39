package org.irqscope.diagram.page;

import static org.irqscope.model.ModelPackage.Literals.VIRTUAL_MACHINE__CAPTIONS;
import static org.irqscope.model.ModelPackage.Literals.VIRTUAL_MACHINE__COLLAPSE_UNUSED;
import static org.irqscope.model.ModelPackage.Literals.VIRTUAL_MACHINE__LAYOUT;
import static org.irqscope.model.ModelPackage.Literals.VIRTUAL_MACHINE__ONLY_INTERRUPT;
import static org.irqscope.model.ModelPackage.Literals.VIRTUAL_MACHINE__POSITIONS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.access.AccessWay;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.model.NodePosition;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.StopSign;
import org.irqscope.scene.layout.Motion;
import org.irqscope.scene.theme.Theme;

/**
 * What the pages of one editor share: the document, or the machine in the middle of a walk, and how far the token is.
 * Only the page that is visible follows; the others catch up when they are shown. Changes of the document are gathered
 * and shown once for each turn of the event loop. Used by the UI thread.
 */
public final class SessionPresenter {
	/** What says how the machine is shown, and nothing about the machine. */
	private static final Set<Object> LOOKS = Set.of(VIRTUAL_MACHINE__POSITIONS, VIRTUAL_MACHINE__CAPTIONS,
			VIRTUAL_MACHINE__LAYOUT, VIRTUAL_MACHINE__ONLY_INTERRUPT, VIRTUAL_MACHINE__COLLAPSE_UNUSED);
	private final EContentAdapter edits = new EContentAdapter() {
		@Override
		public void notifyChanged(Notification notification) {
			super.notifyChanged(notification);
			if (!notification.isTouch())
				edited(notification);
		}
	};
	private final Runnable signs = this::refresh;
	private final Supplier<Optional<IFile>> file;
	private final List<PagePresenter> pages = new ArrayList<>();
	private final List<PagePresenter.Listener> followers = new ArrayList<>();
	private final Display display;
	private Runnable pagesChange = () -> {
	};
	private PagePresenter visible;
	/** The ids of the pages, and the numbers that are in their names. */
	private List<Object> names = List.of();
	private VirtualMachine document;
	private Runnable sessionEnd = () -> {
	};
	private Optional<Session> session = Optional.empty();
	private Optional<AccessWay> asked = Optional.empty();
	private double time = 1;
	private Theme theme;
	private boolean refreshPending;
	private boolean structureEdited;

	/** @param file asked for the file of the machine */
	public SessionPresenter(VirtualMachine document, Supplier<Optional<IFile>> file, Theme theme, Display display) {
		this.document = document;
		this.file = file;
		this.theme = theme;
		this.display = display;
		turnUp();
		this.visible = pages.get(0);
		document.eAdapters().add(edits);
		StopSigns.addListener(signs);
		visible.refresh();
	}

	/** A page comes and goes with the part of the machine that it is about; true when any did or has another name. */
	private boolean turnUp() {
		List<Page> there = Pages.of(document);
		List<Object> now = Stream.<Object>concat(there.stream().map(Page::id),
				document.getVcpus().stream().map(Vcpu::getVcpuId)).toList();
		if (now.equals(names))
			return false;
		names = now;
		Map<String, PagePresenter> known = new HashMap<>();
		pages.forEach(page -> known.put(page.page().id(), page));
		pages.clear();
		for (Page page : there)
			pages.add(Optional.ofNullable(known.remove(page.id())).orElseGet(() -> presenter(page)));
		known.values().forEach(PagePresenter::dispose);
		return true;
	}

	private PagePresenter presenter(Page page) {
		PagePresenter presenter = new PagePresenter(this, page, display);
		followers.forEach(presenter::addListener);
		return presenter;
	}

	/** Calls when pages have come or gone. */
	void whenPagesChange(Runnable call) {
		pagesChange = call;
	}

	/** Adds or removes who wants to know when any page changes. */
	public void follow(PagePresenter.Listener listener, boolean add) {
		if (add ? followers.add(listener) : followers.remove(listener))
			pages.forEach(add ? page -> page.addListener(listener) : page -> page.removeListener(listener));
	}

	/** Shows another document, as after somebody else has written its file; no walk may be shown meanwhile. */
	public void replace(VirtualMachine other) {
		document.eAdapters().remove(edits);
		document = other;
		document.eAdapters().add(edits);
		refresh();
	}

	public void dispose() {
		StopSigns.removeListener(signs);
		document.eAdapters().remove(edits);
		pages.forEach(PagePresenter::dispose);
	}

	public List<PagePresenter> pages() {
		return List.copyOf(pages);
	}

	/** The page that the user sees. */
	public PagePresenter visible() {
		return visible;
	}

	/** Shows another page. */
	void show(PagePresenter page) {
		visible = page;
		page.reveal();
	}

	/** The document, which edits change and walks do not. */
	public VirtualMachine document() {
		return document;
	}

	/** The machine as it is shown: the document, or its copy in the state of the walk. */
	public VirtualMachine shown() {
		return session.map(Session::view).orElse(document);
	}

	public Optional<Session> session() {
		return session;
	}

	/** The access that somebody asks about. */
	Optional<AccessWay> asked() {
		return asked;
	}

	/** Shows the way of an access, or none. */
	void ask(Optional<AccessWay> way) {
		if (way.equals(asked))
			return;
		asked = way;
		refresh();
	}

	/** The signs of nodes where the walk shall stop. */
	Function<Node, List<StopSign>> signs() {
		return StopSigns.source().signs(file.get(), session, shown());
	}

	/** How far the token is on its way, 0 to 1. */
	double time() {
		return time;
	}

	public Theme theme() {
		return theme;
	}

	/** Shows the same in other colours. */
	public void setTheme(Theme colours) {
		theme = colours;
		pages.forEach(PagePresenter::changed);
	}

	/** Shows the document, and no walk. */
	public void showDocument() {
		setSession(Optional.empty(), () -> {
		});
	}

	/** Shows a walk, or the document again; an edit of more than places ends the walk. */
	public void setSession(Optional<Session> shown, Runnable whenEdited) {
		session = shown;
		sessionEnd = whenEdited;
		refresh();
	}

	/** Shows the machine as it is now; the token rests where the walk stands. */
	public void refresh() {
		time = 1;
		boolean turned = turnUp();
		if (!pages.contains(visible))
			visible = pages.get(0);
		pages.forEach(PagePresenter::outdate);
		visible.refresh();
		if (turned)
			pagesChange.run();
	}

	/** Shows the token at the start of a motion on the visible page. */
	public void travel(Motion way) {
		visible.travel(way);
	}

	/** The motion of the token on the visible page. */
	public Optional<Motion> motion() {
		return visible.motion();
	}

	/** Moves the token along its motion. */
	public void moveToken(double at) {
		time = at;
		visible.tokenMoved();
	}

	private void edited(Notification notification) {
		structureEdited |= !(notification.getNotifier() instanceof NodePosition)
				&& !LOOKS.contains(notification.getFeature());
		if (refreshPending)
			return;
		refreshPending = true;
		Display.getCurrent().asyncExec(this::showEdits);
	}

	private void showEdits() {
		refreshPending = false;
		// What has been found out was about another machine.
		if (structureEdited)
			asked = Optional.empty();
		if (session.isPresent() && structureEdited)
			sessionEnd.run();
		structureEdited = false;
		session.ifPresent(this::copyLooks);
		refresh();
	}

	private void copyLooks(Session running) {
		running.view().setLayout(document.getLayout());
		running.view().setOnlyInterrupt(document.isOnlyInterrupt());
		running.view().setCollapseUnused(document.isCollapseUnused());
		running.view().getPositions().clear();
		running.view().getPositions().addAll(EcoreUtil.copyAll(document.getPositions()));
	}
}
