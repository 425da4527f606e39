package org.irqscope.diagram;

import java.util.EventObject;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.ui.actions.GEFActionConstants;
import org.eclipse.gef.ui.actions.ZoomInAction;
import org.eclipse.gef.ui.actions.ZoomOutAction;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableEditor;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.part.IPageSite;
import org.irqscope.core.edit.NewElement;
import org.irqscope.diagram.action.AddAction;
import org.irqscope.diagram.action.DiagramActions;
import org.irqscope.diagram.action.DiagramMenu;
import org.irqscope.diagram.action.MachineEditorContributor;
import org.irqscope.diagram.page.EditorPages;
import org.irqscope.diagram.page.FirstZoom;
import org.irqscope.diagram.page.Following;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.page.FollowedSelection;
import org.irqscope.diagram.page.SessionPresenter;
import org.irqscope.diagram.palette.ElementDrop;
import org.irqscope.diagram.palette.PaletteEditor;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.diagram.viewer.DiagramViewers;
import org.irqscope.model.VirtualMachine;

/** The editor of {@code *.irqscope} documents: shows the machine, edits it, and shows walks through it. */
public final class MachineEditor extends PaletteEditor implements IPersistableEditor {
	private final SharedFile file = new SharedFile(this);
	private Optional<SessionPresenter> session = Optional.empty();
	private Optional<WalkPlayer> player = Optional.empty();
	private final EditorAdapters adapters = new EditorAdapters(this);
	private final FollowedSelection selection = new FollowedSelection(() -> pages().map(EditorPages::viewer));
	private final KeptEditor kept = new KeptEditor();
	private EditorFace face;
	private EditorPages pages;
	private DiagramTheme theme;

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		super.init(site, input);
		site.getService(IContextService.class).activateContext(WalkPlayer.CONTEXT);
		theme = new DiagramTheme(colours -> session.ifPresent(shown -> shown.setTheme(colours)));
		file.watch();
	}

	@Override
	protected void setInput(IEditorInput input) {
		super.setInput(input);
		setPartName(input.getName());
		file.begin(input);
	}

	@Override
	public void createPartControl(Composite parent) {
		face = new EditorFace(parent);
		getSite().setSelectionProvider(selection);
		if (getEditorInput() instanceof SessionInput input)
			open(input.session().document());
		else if (file.isNone())
			face.failure(Texts.of("editor.no.file", getEditorInput().getName()));
		else {
			face.reading(getEditorInput().getName());
			file.read();
		}
	}

	/** Shows what the file holds now, or why that is no machine. */
	void show(MachineDocument.Reading reading) {
		if (reading.machine().isEmpty())
			face.failure(reading.failure());
		else if (session.isPresent())
			replace(reading.machine().get());
		else
			open(reading.machine().get());
		if (getSite().getPage().getActivePart() == this)
			setFocus();
	}

	private void open(VirtualMachine machine) {
		Display display = getSite().getShell().getDisplay();
		session = Optional.of(new SessionPresenter(machine, file::file, DiagramTheme.current(), display));
		player = session.map(shown -> new WalkPlayer(shown, display));
		face.diagram(parent -> createPartControl(parent, machine));
		firePropertyChange(PROP_INPUT);
	}

	private void replace(VirtualMachine machine) {
		player.orElseThrow().end();
		getCommandStack().flush();
		session.orElseThrow().replace(machine);
	}

	EditorFace face() {
		return face;
	}

	boolean isWalking() {
		return player.filter(one -> one.session().isPresent()).isPresent();
	}

	/** One viewer for each page that is shown, all over the same edit domain. */
	@Override
	protected void createGraphicalViewer(Composite parent) {
		pages = new EditorPages(parent, session.orElseThrow(), selection, this::fill, this::turned);
		getSite().setSelectionProvider(selection);
		selection.changed();
		turned();
		if (getEditorInput() instanceof SessionInput input)
			player.orElseThrow().start(input.session(), input.position());
		else
			kept.begin(pages, player.orElseThrow(), session.orElseThrow().document());
	}

	private void fill(ScrollingGraphicalViewer viewer, PagePresenter page) {
		setGraphicalViewer(viewer);
		configureGraphicalViewer();
		getSelectionSynchronizer().addViewer(viewer);
		viewer.addDropTargetListener(new ElementDrop(viewer));
		viewer.setContents(page);
		FirstZoom.fit(viewer, page, kept.look().look(page));
		new Following(viewer, page, player.orElseThrow()::isReducedMotion);
	}

	@Override
	protected Control getGraphicalControl() {
		return pages.control();
	}

	@Override
	protected void add(NewElement element) {
		getActionRegistry().getAction(AddAction.id(element)).run();
	}

	/** What the workbench knows of the diagram is about the visible page. */
	private void turned() {
		setGraphicalViewer(pages.viewer());
		register(new ZoomInAction(zoom()));
		register(new ZoomOutAction(zoom()));
		if (getEditorSite().getActionBarContributor() instanceof MachineEditorContributor contributor)
			contributor.turned(this, zoom());
		adapters.turned(pages.viewer());
		DiagramActions.update(getActionRegistry());
	}

	@Override
	protected void configureGraphicalViewer() {
		super.configureGraphicalViewer();
		ScrollingGraphicalViewer viewer = (ScrollingGraphicalViewer) getGraphicalViewer();
		DiagramViewers.configure(viewer, EditorKeys.of(getActionRegistry()));
		DiagramMenu menu = new DiagramMenu(viewer, getActionRegistry());
		viewer.setContextMenu(menu);
		// What is for files has no place among what is for nodes.
		((IEditorSite) getSite()).registerContextMenu(DiagramMenu.ID, menu, viewer, false);
	}

	private void register(IAction action) {
		getActionRegistry().registerAction(action);
	}

	private ZoomManager zoom() {
		return (ZoomManager) getGraphicalViewer().getProperty(ZoomManager.class.toString());
	}

	@Override
	@SuppressWarnings("unchecked")
	protected void createActions() {
		super.createActions();
		getSelectionActions().add(GEFActionConstants.DIRECT_EDIT);
		DiagramActions.create(this).forEach(this::register);
		DiagramActions.bind(getActionRegistry(), getSite());
	}

	void bind(IPageSite site) {
		DiagramActions.bind(getActionRegistry(), site);
	}

	/** Runs an edit on the command stack. */
	public void edit(String label, Runnable change) {
		session.ifPresent(shown -> getCommandStack().execute(new ModelChange(label, shown.document(), change)));
	}

	/** The visible page. */
	public Optional<PagePresenter> presenter() {
		return session.map(SessionPresenter::visible);
	}

	List<PagePresenter> presenters() {
		return session.map(SessionPresenter::pages).orElse(List.of());
	}

	/** Adds or removes who wants to know when any page changes. */
	public void follow(PagePresenter.Listener listener, boolean add) {
		session.ifPresent(shown -> shown.follow(listener, add));
	}

	@Override
	public void commandStackChanged(EventObject event) {
		firePropertyChange(PROP_DIRTY);
		DiagramActions.update(getActionRegistry());
		super.commandStackChanged(event);
	}

	@Override
	public boolean isDirty() {
		return super.isDirty() || file.isGone();
	}

	/** What is shown is what a file holds, or has lost it. */
	void savedOrNot() {
		firePropertyChange(PROP_DIRTY);
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		if (file.isNone())
			doSaveAs();
		else
			save(() -> file.save(session.orElseThrow().document(), monitor));
	}

	@Override
	public boolean isSaveAsAllowed() {
		return session.isPresent();
	}

	@Override
	public void doSaveAs() {
		save(() -> file.saveAs(session.orElseThrow().document(), new NullProgressMonitor()));
	}

	private void save(BooleanSupplier saving) {
		if (saving.getAsBoolean())
			getCommandStack().markSaveLocation();
	}

	/** Another file is the one of the machine that is shown. */
	void turnTo(IFile other) {
		setInput(new FileEditorInput(other));
		firePropertyChange(PROP_INPUT);
	}

	Optional<EditorPages> pages() {
		return Optional.ofNullable(pages);
	}

	@Override
	public Object getAdapter(@SuppressWarnings("rawtypes") Class type) {
		if (type == WalkPlayer.class)
			return player.orElse(null);
		if (type == ZoomManager.class && getGraphicalViewer() != null)
			return zoom();
		return adapters.of(type).orElseGet(() -> super.getAdapter(type));
	}

	@Override
	public void setFocus() {
		if (!face.setFocus())
			super.setFocus();
		file.read();
	}

	@Override
	public void saveState(IMemento memento) {
		kept.save(memento, pages());
	}

	@Override
	public void restoreState(IMemento memento) {
		kept.restore(memento);
	}

	@Override
	public void dispose() {
		kept.dispose();
		file.dispose();
		theme.dispose();
		player.ifPresent(WalkPlayer::dispose);
		session.ifPresent(SessionPresenter::dispose);
		super.dispose();
	}
}
