package org.irqscope.ui.walk;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.listing.HopFilter;
import org.irqscope.core.listing.HopOutline;
import org.irqscope.core.listing.HopRows;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.ui.Texts;
import org.irqscope.ui.hops.HopColumns;
import org.irqscope.ui.hops.HopList;
import org.irqscope.ui.hops.HopListJob;

/** The walk as a list of hops, of which a filter, folded calls and a search leave what the user wants to see. */
public final class WalkView extends WalkPart {
	/** The id in plugin.xml. */
	public static final String ID = "org.irqscope.ui.walk";
	private static final String FIND_NEXT = "org.eclipse.ui.edit.findNext",
			FIND_PREVIOUS = "org.eclipse.ui.edit.findPrevious";

	private final IPropertyChangeListener columns = event -> {
		if (WalkPreferences.COLUMNS.equals(event.getProperty()))
			list().setColumns(WalkPreferences.columns());
	};
	private HopOutline outline = HopOutline.ALL;
	private HopRows rows = HopRows.all(0);
	private StackLayout stack;
	private Composite pages;
	private Label empty;
	private Composite page;
	private HopList list;
	private WalkBar bar;
	private FilterField filter;
	private SearchField search;
	private MachineNames names = MachineNames.NONE;
	private HopListJob job;
	private DiagramTheme theme;

	/**
	 * Brings the view to the front, unless another one that goes along with the walk is in its place.
	 *
	 * @param begins true where a walk begins; one that goes on does not open what the user has closed or minimized
	 */
	static void bringUp(IWorkbenchPage page, boolean begins) {
		IViewPart open = page.findView(ID);
		List<IViewPart> seen = open == null ? List.of()
				: Stream.of(page.getViewStack(open)).filter(page::isPartVisible).toList();
		if (seen.stream().anyMatch(part -> part instanceof WalkPart other && other.goesAlong())
				|| !begins && seen.isEmpty())
			return;
		try {
			page.showView(ID, null, IWorkbenchPage.VIEW_VISIBLE);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}

	@Override
	protected void createContents(Composite parent) {
		stack = new StackLayout();
		pages = new Composite(parent, SWT.NONE);
		pages.setLayout(stack);
		createEmptyPage();
		createPage();
		job = new HopListJob(parent.getDisplay(), this::listed);
		theme = new DiagramTheme(colours -> list.recolor());
		WalkPreferences.store().addPropertyChangeListener(columns);
		WalkActions actions = new WalkActions(this);
		actions.fill(getViewSite().getActionBars().getToolBarManager());
		actions.fill(getViewSite().getActionBars().getMenuManager());
		createMenu(actions);
		createHandlers();
	}

	private void createEmptyPage() {
		Composite around = new Composite(pages, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(12, 12).applyTo(around);
		empty = new Label(around, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.BEGINNING).applyTo(empty);
	}

	private void createPage() {
		page = new Composite(pages, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(WalkBar.COLUMNS).spacing(4, 2).applyTo(page);
		filter = new FilterField(page, this::names, new FilterField.Reader() {
			@Override
			public void filter(HopFilter wanted) {
				outline(before -> before.with(wanted));
			}

			@Override
			public void complain(String text) {
				WalkView.this.complain(text);
			}
		});
		list = new HopList(page, WalkPreferences.columns(), new Wishes());
		search = new SearchField(page, list, this::complain);
		bar = new WalkBar(page, filter.control(), search.control(), source());
		list.moveBelow(null);
		GridDataFactory.fillDefaults().span(WalkBar.COLUMNS, 1).grab(true, true).applyTo(list);
		filter.onEscape(text -> {
			filter.write("");
			list.setFocus();
		});
	}

	/** What the user asks of the list. */
	private final class Wishes implements HopList.Wishes {
		@Override
		public void goTo(int position) {
			WalkView.this.goTo(position);
		}

		@Override
		public void runTo(int position) {
			source().player().ifPresent(player -> RunToHop.run(player, position));
		}

		@Override
		public void turn(int hop) {
			outline(before -> before.withTurned(hop));
		}

		@Override
		public void arrange(HopColumns wanted) {
			WalkPreferences.setColumns(wanted);
		}
	}

	private void createMenu(WalkActions actions) {
		MenuManager menu = new MenuManager();
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		actions.fill(menu);
		list.setMenu(menu.createContextMenu(list));
		getSite().registerContextMenu(ID, menu, getSite().getSelectionProvider());
	}

	private void createHandlers() {
		IHandlerService handlers = getSite().getService(IHandlerService.class);
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, handler(() -> search.begin()));
		handlers.activateHandler(FIND_NEXT, handler(() -> search.next(1)));
		handlers.activateHandler(FIND_PREVIOUS, handler(() -> search.next(-1)));
	}

	private static AbstractHandler handler(Runnable work) {
		return new AbstractHandler() {
			@Override
			public Object execute(ExecutionEvent event) {
				work.run();
				return null;
			}
		};
	}

	String rate() {
		return bar.rate();
	}

	String where() {
		return bar.where();
	}

	/** What is said where there is no walk; empty where there is one. */
	String said() {
		return stack.topControl == page ? "" : empty.getText();
	}

	HopList list() {
		return list;
	}

	private void complain(String text) {
		bar.complain(text);
	}

	/** Lists other hops. */
	void outline(UnaryOperator<HopOutline> change) {
		outline = change.apply(outline);
		source().stop().ifPresent(this::list);
	}

	private void list(Stop stop) {
		if (outline.isAll()) {
			rows = HopRows.all(stop.length());
			show(stop);
		} else
			job.show(stop, outline);
	}

	/** The rows of an outline are known as far as they have been looked for. */
	private void listed(HopOutline by, HopRows found) {
		if (list.isDisposed() || !by.equals(outline) || outline.isAll())
			return;
		rows = found;
		source().stop().ifPresent(this::show);
	}

	@Override
	protected void update() {
		Optional<Stop> stop = source().stop();
		Control shown = stop.isPresent() ? page : empty.getParent();
		// Nothing is laid out at each step of a walk; a text that wraps may need another height than the last one.
		if (stack.topControl != shown || stop.isEmpty()) {
			empty.setText(emptyText());
			stack.topControl = shown;
			pages.layout(true, stop.isEmpty());
		}
		stop.ifPresent(this::follow);
	}

	/** Which device is meant. */
	private String emptyText() {
		if (source().player().isEmpty())
			return Texts.of(source().beginner().isPresent() ? "walk.empty.script" : "walk.empty.none");
		return source().firstSelected().map(impulse -> Texts.of("walk.empty.device", impulse.title()))
				.orElseGet(() -> Texts.of("walk.empty.ready"));
	}

	/** The names that a filter can have, of the machine whose walk is shown. */
	private MachineNames names() {
		Optional<Snapshot> state = source().stop().flatMap(Stop::state);
		if (state.filter(names::areOf).isEmpty())
			names = state.map(MachineNames::of).orElse(MachineNames.NONE);
		return names;
	}

	private void follow(Stop stop) {
		if (outline.filter().isStale(stop.state()))
			filter.read();
		list(stop);
		show(stop);
	}

	private void show(Stop stop) {
		Walk walk = stop.walk();
		// What is listed may have been found in a longer walk, until that of another branch has been read.
		rows = rows.upTo(walk.size());
		list.show(walk, rows, outline, source().hop().map(hop -> hop.number() + 1).orElse(stop.position()));
		String title = stop.impulse().map(Impulse::title)
				.orElseGet(() -> source().player().flatMap(WalkPlayer::session).map(Session::title).orElse(""));
		String where = where(stop);
		bar.say(where, Texts.of("walk.description.of", title, where));
	}

	private String where(Stop stop) {
		String where = Texts.of(stop.complete() ? "walk.description" : "walk.description.more", stop.position(),
				stop.length());
		String all = outline.isAll() ? where : Texts.of("walk.description.listed", where, rows.size());
		return stop.outcome().map(outcome -> Texts.of("walk.description.end", all, outcome.text())).orElse(all);
	}

	@Override
	public void setFocus() {
		if (stack.topControl == page)
			list.setFocus();
		else
			pages.setFocus();
	}

	@Override
	public void dispose() {
		WalkPreferences.store().removePropertyChangeListener(columns);
		if (theme != null)
			theme.dispose();
		if (job != null)
			job.cancel();
		super.dispose();
	}
}
