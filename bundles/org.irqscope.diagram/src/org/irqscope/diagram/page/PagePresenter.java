package org.irqscope.diagram.page;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.access.AccessWay;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageLayout;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.Sketch;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.Token;
import org.irqscope.scene.layout.Legend;
import org.irqscope.scene.layout.Motion;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.route.Route;
import org.irqscope.scene.theme.Theme;

/**
 * What one page of an editor shows: its scene, and where the token is on it. Places and lines that are not known are
 * found in the background; until then lines run straight. Used by the UI thread.
 */
public final class PagePresenter {
	private static final Scene EMPTY = new Scene(List.of(), List.of(), List.of(), Optional.empty(), Legend.none());

	/** Who wants to know when the page changes. */
	public interface Listener {
		/** Nodes, lines or their states have changed. */
		void sceneChanged();

		/** Only the token has moved. */
		void tokenMoved();
	}

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final SessionPresenter owner;
	private final Page page;
	private final PageLayout layout;
	private final LayoutJob job;
	private Optional<Session> passed = Optional.empty();
	private int passedHops;
	private Unfolded opened = Unfolded.NONE;
	private Unfolded unfolded = Unfolded.NONE;
	private Sketch sketch;
	private Scene scene = EMPTY;
	private SceneIndex index = new SceneIndex(EMPTY);
	private Optional<Motion> motion = Optional.empty();
	private boolean outdated = true;

	PagePresenter(SessionPresenter owner, Page page, Display display) {
		this.owner = owner;
		this.page = page;
		this.layout = new PageLayout(page);
		this.job = new LayoutJob(layout, display, this::found);
	}

	void dispose() {
		job.stop();
		listeners.clear();
	}

	/** The page that is shown. */
	public Page page() {
		return page;
	}

	/** The document, which edits change and walks do not. */
	public VirtualMachine document() {
		return owner.document();
	}

	/** The machine as it is shown: the document, or its copy in the state of the walk. */
	public VirtualMachine shown() {
		return owner.shown();
	}

	public Optional<Session> session() {
		return owner.session();
	}

	public Theme theme() {
		return owner.theme();
	}

	/** The scene as far as it is known, with the lines in use; the token is not part of it. */
	public Scene scene() {
		return scene;
	}

	/** A node of the scene. */
	public Optional<Node> node(String id) {
		return index.node(id);
	}

	/** The line of a link of the scene. */
	public Optional<Route> route(String link) {
		return index.route(link);
	}

	/** The links that begin at a node. */
	public List<String> leaving(String node) {
		return index.leaving(node);
	}

	/** The links that end at a node. */
	public List<String> arriving(String node) {
		return index.arriving(node);
	}

	/** The scene with all lines and the token at its goal. May take long where lines still wait. */
	public Scene finishedScene() {
		Scene finished = taken(layout.finished(sketch));
		return motion(finished).map(one -> one.scene(1)).orElse(finished);
	}

	/** As above, with the signs of where the walk stops. */
	public Scene signedScene() {
		return finishedScene().signed(owner.signs());
	}

	/** The token where it is now. */
	public Optional<Token> token() {
		return motion.map(one -> one.at(owner.time()));
	}

	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	/** What a node stands for; nothing for nodes that are no single element. */
	public Optional<EObject> element(String node) {
		return page.element(shown(), node);
	}

	/** Shows the way of an access on the pages that show such ways, or none. */
	public void ask(Optional<AccessWay> way) {
		owner.ask(way);
	}

	/** True for a node that stands for much which it can show one by one. */
	public boolean isGroup(String node) {
		return Unfolded.isGroup(node);
	}

	/** Shows more of what a group's node stands for. */
	public void open(String group) {
		opened = opened.opening(group);
		unfolded = opened;
		passedHops = 0;
		refresh();
	}

	/** Shows only those lines of a long table that have some words. */
	public void filter(String words) {
		if (words.equals(opened.filter()))
			return;
		opened = opened.filtered(words);
		unfolded = unfolded.filtered(words);
		refresh();
	}

	/** Shows all pages in other colours, until the desktop has others. */
	public void show(Theme colours) {
		owner.setTheme(colours);
	}

	/** Forgets where nodes are that the document does not place. */
	public void rearrange() {
		layout.forget();
		refresh();
	}

	/** Something has changed that is shown when the page is shown next. */
	void outdate() {
		outdated = true;
	}

	/** Brings a page up to date that was hidden. */
	void reveal() {
		if (outdated)
			refresh();
	}

	/** Computes the scene anew; the token rests where the walk stands. */
	void refresh() {
		outdated = false;
		unfold();
		Highlights highlights = session().map(Highlights::of).orElse(Highlights.NONE).asking(owner.asked());
		sketch = Sketch.of(page, shown(), highlights, unfolded);
		PageLayout.Known known = layout.known(sketch);
		if (!known.complete())
			job.find(sketch);
		show(known.scene());
	}

	/** What a walk passes has nodes of its own as long as the walk is shown; a recording may have grown. */
	private void unfold() {
		if (!session().equals(passed)) {
			unfolded = opened;
			passedHops = 0;
		}
		passed = session();
		int recorded = passed.map(session -> session.walk().size()).orElse(0);
		if (recorded > passedHops)
			unfolded = unfolded.passing(page, passed.orElseThrow(), passedHops);
		passedHops = recorded;
	}

	/** The background has found something; where the token is does not change by that. */
	private void found() {
		if (!outdated)
			show(layout.known(sketch).scene());
	}

	private void show(Scene known) {
		Scene machine = taken(known).signed(owner.signs());
		travel(motion(machine), machine);
		changed();
	}

	private Scene taken(Scene machine) {
		return session().map(running -> PageScene.taken(page, running, machine)).orElse(machine);
	}

	private Optional<Motion> motion(Scene machine) {
		return session().flatMap(running -> PageScene.motion(page, running, machine));
	}

	/** Shows the token at the start of a motion, and the lines that it uses. */
	void travel(Motion way) {
		travel(Optional.of(way), scene);
		changed();
	}

	private void travel(Optional<Motion> way, Scene machine) {
		motion = way;
		scene = way.map(one -> one.used(machine)).orElse(machine);
		index = new SceneIndex(scene);
	}

	/** The motion that the token is in, or rests at the end of. */
	public Optional<Motion> motion() {
		return motion;
	}

	void changed() {
		listeners.forEach(Listener::sceneChanged);
	}

	void tokenMoved() {
		listeners.forEach(Listener::tokenMoved);
	}
}
