package org.irqscope.diagram;

import java.io.IOException;
import java.util.EventObject;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.gef.DefaultEditDomain;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.palette.PaletteRoot;
import org.eclipse.gef.ui.actions.GEFActionConstants;
import org.eclipse.gef.ui.actions.ZoomInAction;
import org.eclipse.gef.ui.actions.ZoomOutAction;
import org.eclipse.gef.ui.parts.GraphicalEditorWithFlyoutPalette;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.irqscope.diagram.properties.ElementPropertyPage;
import org.irqscope.diagram.viewer.DiagramViewers;
import org.irqscope.model.VirtualMachine;

/** The editor of {@code *.irqscope} documents: shows the machine, edits it, and shows walks through it. */
public final class MachineEditor extends GraphicalEditorWithFlyoutPalette {
	private final FileWatch watch = new FileWatch(this);
	private Optional<MachineDocument> document = Optional.empty();
	private Optional<DocumentJob> reader = Optional.empty();
	private Optional<SessionPresenter> session = Optional.empty();
	private Optional<WalkPlayer> player = Optional.empty();
	private Optional<OverviewPage> overview = Optional.empty();
	private final PageSelection selection = new PageSelection(() -> pages().map(EditorPages::viewer));
	private EditorFace face;
	private EditorPages pages;
	private DiagramTheme theme;
	private final PaletteRoot palette = DiagramPalette.create();

	public MachineEditor() {
		setEditDomain(new DefaultEditDomain(this));
	}

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		super.init(site, input);
		site.getService(IContextService.class).activateContext(WalkPlayer.CONTEXT);
		theme = new DiagramTheme(colours -> session.ifPresent(shown -> shown.setTheme(colours)));
		ResourcesPlugin.getWorkspace().addResourceChangeListener(watch);
	}

	@Override
	protected void setInput(IEditorInput input) {
		super.setInput(input);
		setPartName(input.getName());
		document = MachineDocument.of(input);
		reader.ifPresent(DocumentJob::stop);
		reader = document.map(one -> new DocumentJob(this, one, this::show));
	}

	@Override
	public void createPartControl(Composite parent) {
		face = new EditorFace(parent);
		getSite().setSelectionProvider(selection);
		if (getEditorInput() instanceof SessionInput input)
			open(input.session().document());
		else if (document.isEmpty())
			face.failure(Texts.of("editor.no.file", getEditorInput().getName()));
		else {
			face.reading(getEditorInput().getName());
			read();
		}
	}

	/** Reads the file in the background, and shows it when it holds something new; edits that are not saved win. */
	void read() {
		if (!isDirty())
			// A closed editor has no services.
			reader.ifPresent(job -> getSite().getService(IWorkbenchSiteProgressService.class).schedule(job));
	}

	private void show(MachineDocument.Reading reading) {
		if (reading.machine().isPresent() && session.isPresent())
			replace(reading.machine().get());
		else if (reading.machine().isPresent())
			open(reading.machine().get());
		else if (session.isPresent())
			FailurePage.report(getPartName(), reading.failure(), Optional.empty());
		else
			face.failure(reading.failure());
		if (getSite().getPage().getActivePart() == this)
			setFocus();
	}

	private void open(VirtualMachine machine) {
		Display display = getSite().getShell().getDisplay();
		session = Optional.of(new SessionPresenter(machine, this::file, DiagramTheme.current(), display));
		player = session.map(shown -> new WalkPlayer(shown, display));
		face.diagram(super::createPartControl);
		firePropertyChange(PROP_INPUT);
	}

	private void replace(VirtualMachine machine) {
		player.orElseThrow().end();
		getCommandStack().flush();
		session.orElseThrow().replace(machine);
	}

	Optional<IFile> file() {
		return document.flatMap(MachineDocument::file);
	}

	@Override
	protected PaletteRoot getPaletteRoot() {
		return palette;
	}

	/** One viewer for each page, all over the same edit domain. */
	@Override
	protected void createGraphicalViewer(Composite parent) {
		pages = new EditorPages(parent, session.orElseThrow(), selection, this::turned);
		for (PagePresenter page : session.orElseThrow().pages()) {
			ScrollingGraphicalViewer viewer = pages.add();
			setGraphicalViewer(viewer);
			configureGraphicalViewer();
			getSelectionSynchronizer().addViewer(viewer);
			super.initializeGraphicalViewer();
			viewer.setContents(page);
			FirstZoom.fit(viewer, page);
			new Following(viewer, page, player.orElseThrow()::isReducedMotion);
		}
		setGraphicalViewer(pages.viewer());
		getSite().setSelectionProvider(selection);
		selection.changed();
		turned();
		if (getEditorInput() instanceof SessionInput input)
			player.orElseThrow().start(input.session(), input.position());
	}

	@Override
	protected Control getGraphicalControl() {
		return pages.control();
	}

	/** What the workbench knows of the diagram is about the visible page. */
	private void turned() {
		setGraphicalViewer(pages.viewer());
		register(new ZoomInAction(zoom()));
		register(new ZoomOutAction(zoom()));
		if (getEditorSite().getActionBarContributor() instanceof MachineEditorContributor contributor)
			contributor.turned(this, zoom());
		overview.ifPresent(outline -> outline.show(pages.viewer()));
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
	}

	/** Runs an edit on the command stack. */
	public void edit(String label, Runnable change) {
		session.ifPresent(shown -> getCommandStack().execute(new ModelChange(label, shown.document(), change)));
	}

	/** The visible page. */
	public Optional<PagePresenter> presenter() {
		return session.map(SessionPresenter::visible);
	}

	/** All pages. */
	public List<PagePresenter> presenters() {
		return session.map(SessionPresenter::pages).orElse(List.of());
	}

	@Override
	public void commandStackChanged(EventObject event) {
		firePropertyChange(PROP_DIRTY);
		DiagramActions.update(getActionRegistry());
		super.commandStackChanged(event);
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		if (document.isEmpty()) {
			doSaveAs();
			return;
		}
		try {
			document.get().save(session.orElseThrow().document(), monitor);
			getCommandStack().markSaveLocation();
		} catch (IOException | CoreException e) {
			monitor.setCanceled(true);
			FailurePage.report(getPartName(), e.getMessage(), Optional.of(e));
		}
	}

	@Override
	public boolean isSaveAsAllowed() {
		return session.isPresent();
	}

	@Override
	public void doSaveAs() {
		MachineDocument.askForFile(getSite().getShell(), file()).ifPresent(target -> {
			setInputWithNotify(new FileEditorInput(target));
			doSave(new NullProgressMonitor());
		});
	}

	/** Selects a node and brings it into view. */
	void reveal(String node) {
		pages().ifPresent(shown -> shown.reveal(node));
	}

	private Optional<EditorPages> pages() {
		return Optional.ofNullable(pages);
	}

	@Override
	public Object getAdapter(@SuppressWarnings("rawtypes") Class type) {
		if (type == WalkPlayer.class)
			return player.orElse(null);
		if (type == PagePresenter.class)
			return presenter().orElse(null);
		if (type == EditorPages.class || type == HopReveal.class)
			return pages;
		if (type == ZoomManager.class && getGraphicalViewer() != null)
			return zoom();
		if (type == IContentOutlinePage.class)
			return outline();
		if (type == IPropertySheetPage.class)
			return new ElementPropertyPage(this);
		if (type == IGotoMarker.class)
			return (IGotoMarker) marker -> Opening.then(this, opened -> reveal(marker.getAttribute("element", "")));
		return super.getAdapter(type);
	}

	private OverviewPage outline() {
		OverviewPage outline = new OverviewPage(pages().map(EditorPages::viewer));
		overview = Optional.of(outline);
		return outline;
	}

	@Override
	public void setFocus() {
		if (!face.setFocus())
			super.setFocus();
		read();
	}

	@Override
	public void dispose() {
		reader.ifPresent(DocumentJob::stop);
		reader = Optional.empty();
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(watch);
		theme.dispose();
		player.ifPresent(WalkPlayer::dispose);
		session.ifPresent(SessionPresenter::dispose);
		super.dispose();
	}
}
