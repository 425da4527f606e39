package org.irqscope.ui.branch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.irqscope.core.decision.SavedSession;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunLog;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.Refusal;
import org.irqscope.ui.walk.WalkPart;

/** The ways that the machine of the walk has gone: to be switched to, renamed, dropped and compared. UI thread. */
public final class BranchesView extends WalkPart {
	/** The id in plugin.xml. */
	public static final String ID = "org.irqscope.ui.branches";
	private static final String SWITCH = "org.irqscope.branch.switch", COMPARE = "org.irqscope.branch.compare";
	private Tree tree;
	private BranchColumns columns;
	private Optional<RunLog> shown = Optional.empty();
	private Optional<Stop> asked = Optional.empty();

	@Override
	protected void createContents(Composite parent) {
		tree = new Tree(new Composite(parent, SWT.NONE), SWT.MULTI | SWT.FULL_SELECTION);
		columns = new BranchColumns(tree);
		tree.addListener(SWT.DefaultSelection, event -> switchTo());
		handle(SWITCH, this::switchTo);
		handle(COMPARE, this::compare);
		handle(IWorkbenchCommandConstants.FILE_RENAME, this::rename);
		handle(IWorkbenchCommandConstants.EDIT_DELETE, this::drop);
		MenuManager menu = new MenuManager();
		tree.setMenu(menu.createContextMenu(tree));
		getSite().registerContextMenu(ID, menu, getSite().getSelectionProvider());
		setContentDescription(Texts.of("branch.empty"));
	}

	private void handle(String command, Runnable work) {
		getSite().getService(IHandlerService.class).activateHandler(command, new AbstractHandler() {
			@Override
			public Object execute(ExecutionEvent event) {
				work.run();
				return null;
			}
		});
	}

	/** Asks the run for what was decided when it stands elsewhere; the answer is shown when it comes. */
	@Override
	protected void update() {
		Optional<Stop> stop = source().stop();
		if (stop.equals(asked))
			return;
		asked = stop;
		if (stop.isEmpty())
			show(Optional.empty());
		source().player().flatMap(WalkPlayer::session).filter(session -> asked.isPresent())
				.ifPresent(session -> session.control().log().thenAccept(log -> tree.getDisplay()
						.asyncExec(() -> showLate(stop, log))));
	}

	private void showLate(Optional<Stop> stop, RunLog log) {
		if (!tree.isDisposed() && stop.equals(asked))
			show(Optional.of(log));
	}

	private void show(Optional<RunLog> log) {
		List<Integer> selected = selected().stream().map(row -> row.branch().number()).toList();
		shown = log;
		tree.setRedraw(false);
		tree.removeAll();
		Map<Integer, TreeItem> items = new HashMap<>();
		List<BranchRow> rows = log.map(BranchRow::of).orElse(List.of());
		for (BranchRow row : rows) {
			TreeItem parent = row.branch().parent().isPresent() ? items.get(row.branch().parent().getAsInt()) : null;
			TreeItem item = parent == null ? new TreeItem(tree, SWT.NONE) : new TreeItem(parent, SWT.NONE);
			item.setText(row.cells().toArray(String[]::new));
			item.setData(row);
			items.put(row.branch().number(), item);
		}
		items.values().forEach(item -> item.setExpanded(true));
		tree.setSelection(selected.stream().map(items::get).filter(item -> item != null).toArray(TreeItem[]::new));
		columns.fit(rows);
		tree.setRedraw(true);
		setContentDescription(items.size() > 1 ? "" : Texts.of("branch.empty"));
	}

	private List<BranchRow> selected() {
		return Arrays.stream(tree.getSelection()).map(item -> (BranchRow) item.getData()).toList();
	}

	private Stream<BranchRow> one() {
		return selected().stream().limit(1);
	}

	private void ask(Request request) {
		source().player().ifPresent(player -> player.act(request, failure -> failure
				.ifPresent(why -> Refusal.show(Texts.of("branch.refused"), why.getMessage()))));
	}

	private void switchTo() {
		one().forEach(row -> ask(new Request.Switch(row.branch().number())));
	}

	private void drop() {
		selected().forEach(row -> ask(new Request.Drop(row.branch().number())));
	}

	private void rename() {
		one().forEach(row -> {
			InputDialog dialog = new InputDialog(getSite().getShell(), Texts.of("branch.rename"),
					Texts.of("branch.rename.message"), row.branch().name(), null);
			if (dialog.open() == Window.OK)
				ask(new Request.Rename(row.branch().number(), dialog.getValue().strip()));
		});
	}

	private void compare() {
		List<BranchRow> two = selected();
		if (two.size() == 2)
			source().player().flatMap(WalkPlayer::session).ifPresent(session -> new BranchJob(session.document(),
					SavedSession.of(shown.orElseThrow()), two.get(0).branch().name(), two.get(1).branch().name())
					.schedule());
		else
			Refusal.show(Texts.of("branch.compare"), Texts.of("branch.compare.two"));
	}

	@Override
	public void setFocus() {
		tree.setFocus();
	}
}
