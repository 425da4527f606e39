package org.irqscope.diagram;

import java.io.IOException;
import java.util.EventObject;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.gef.DefaultEditDomain;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.palette.PaletteRoot;
import org.eclipse.gef.ui.actions.DirectEditAction;
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
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.irqscope.core.session.Completeness;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.diagram.viewer.DiagramViewers;
import org.irqscope.model.MachineFileException;
import org.irqscope.model.VirtualMachine;

/** The editor of {@code *.irqscope} documents: shows the machine, edits it, and shows walks through it. */
public final class MachineEditor extends GraphicalEditorWithFlyoutPalette {
	private final FileWatch watch = new FileWatch(this);
	private Optional<MachineDocument> document = Optional.empty();
	private Optional<SessionPresenter> session = Optional.empty();
	private Optional<WalkPlayer> player = Optional.empty();
	private Optional<OverviewPage> overview = Optional.empty();
	private String failure = "";
	private Optional<Control> failurePage = Optional.empty();
	private EditorPages pages;
	private DiagramTheme theme;
	private PaletteRoot palette;
	private boolean closed;

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
	}

	@Override
	public void createPartControl(Composite parent) {
		load();
		if (failure.isEmpty())
			super.createPartControl(parent);
		else
			failurePage = Optional.of(FailurePage.create(parent, failure));
	}

	private void load() {
		try {
			if (getEditorInput() instanceof SessionInput input)
				open(input.session().document());
			else if (document.isEmpty())
				failure = Texts.of("editor.no.file", getEditorInput().getName());
			else
				open(document.get().load());
		} catch (MachineFileException | MachineStateException e) {
			failure = e.getMessage();
		}
	}

	private void open(VirtualMachine machine) throws MachineStateException {
		Completeness.checkPicture(machine);
		Display display = getSite().getShell().getDisplay();
		session = Optional.of(new SessionPresenter(machine, DiagramTheme.current(), display));
		player = session.map(shown -> new WalkPlayer(shown, display));
	}

	/** Shows the file anew after somebody else has written it; edits that are not saved win. */
	void reload() {
		if (closed || isDirty() || session.isEmpty() || !document.orElseThrow().isChanged())
			return;
		try {
			VirtualMachine machine = document.orElseThrow().load();
			Completeness.checkPicture(machine);
			player.orElseThrow().end();
			getCommandStack().flush();
			session.orElseThrow().replace(machine);
		} catch (MachineFileException | MachineStateException e) {
			report(e);
		}
	}

	Optional<IFile> file() {
		return document.flatMap(MachineDocument::file);
	}

	@Override
	protected PaletteRoot getPaletteRoot() {
		if (palette == null)
			palette = DiagramPalette.create();
		return palette;
	}

	/** One viewer for each page, all over the same edit domain. */
	@Override
	protected void createGraphicalViewer(Composite parent) {
		pages = new EditorPages(parent, session.orElseThrow(), this::turned);
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
		getSite().setSelectionProvider(pages);
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
		IAction rename = new DirectEditAction((IWorkbenchPart) this);
		rename.setText(Texts.of("command.rename"));
		register(rename);
		getSelectionActions().add(rename.getId());
		register(new LayoutAction(this));
		register(new FollowAction());
	}

	/** Runs an edit on the command stack. */
	void edit(String label, Runnable change) {
		session.ifPresent(shown -> getCommandStack().execute(new ModelChange(label, shown.document(), change)));
	}

	/** The visible page. */
	Optional<PagePresenter> presenter() {
		return session.map(SessionPresenter::visible);
	}

	/** All pages. */
	List<PagePresenter> presenters() {
		return session.map(SessionPresenter::pages).orElse(List.of());
	}

	@Override
	public void commandStackChanged(EventObject event) {
		firePropertyChange(PROP_DIRTY);
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
			report(e);
		}
	}

	@Override
	public boolean isSaveAsAllowed() {
		return failure.isEmpty();
	}

	@Override
	public void doSaveAs() {
		MachineDocument.askForFile(getSite().getShell(), file()).ifPresent(target -> {
			setInputWithNotify(new FileEditorInput(target));
			doSave(new NullProgressMonitor());
		});
	}

	private void report(Exception failed) {
		StatusManager.getManager().handle(new Status(IStatus.ERROR, MachineEditor.class,
				Texts.of("editor.failed", getPartName(), failed.getMessage()), failed), StatusManager.SHOW);
	}

	/** Selects a node and brings it into view. */
	void reveal(String node) {
		if (pages != null)
			pages.reveal(node);
	}

	@Override
	public Object getAdapter(@SuppressWarnings("rawtypes") Class type) {
		if (type == WalkPlayer.class)
			return player.orElse(null);
		if (type == PagePresenter.class)
			return presenter().orElse(null);
		if (type == EditorPages.class)
			return pages;
		if (type == ZoomManager.class && getGraphicalViewer() != null)
			return zoom();
		if (type == IContentOutlinePage.class && failure.isEmpty())
			return outline();
		if (type == IPropertySheetPage.class && session.isPresent())
			return new ElementPropertyPage(this);
		if (type == IGotoMarker.class)
			return (IGotoMarker) marker -> reveal(marker.getAttribute("element", ""));
		return super.getAdapter(type);
	}

	private OverviewPage outline() {
		overview = Optional.of(new OverviewPage(pages.viewer()));
		return overview.get();
	}

	@Override
	public void setFocus() {
		if (getGraphicalViewer() != null)
			super.setFocus();
		failurePage.ifPresent(Control::setFocus);
	}

	@Override
	public void dispose() {
		closed = true;
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(watch);
		theme.dispose();
		player.ifPresent(WalkPlayer::dispose);
		session.ifPresent(SessionPresenter::dispose);
		super.dispose();
	}
}
