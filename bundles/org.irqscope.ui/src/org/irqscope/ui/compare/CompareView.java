package org.irqscope.ui.compare;

import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.compare.Comparison;
import org.irqscope.core.session.Session;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.SessionInput;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.Texts;
import org.irqscope.ui.ThemeColors;
import org.irqscope.ui.walk.WalkPart;

/** Two sources of one interrupt side by side; rows that differ are marked, and any row opens as a walk. */
public final class CompareView extends WalkPart {
	/** The id in plugin.xml. */
	public static final String ID = "org.irqscope.ui.compare";
	private static final String DIFFERENT = "\u2260";
	private static final int MARK_WIDTH = 36, SIDE_WIDTH = 240;

	private Table table;
	private TableColumn left;
	private TableColumn right;
	private Font mono;
	private Font bold;
	private Action first;
	private Action next;
	private Action walk;
	private Optional<ComparedWalk> compared = Optional.empty();
	private Optional<ComparedMachine> machine = Optional.empty();
	private boolean stale;

	@Override
	protected void createContents(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		TableColumnLayout columns = new TableColumnLayout();
		page.setLayout(columns);
		table = new Table(page, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		columns.setColumnData(column(""), new ColumnPixelData(MARK_WIDTH));
		left = column(Texts.of("compare.left"));
		right = column(Texts.of("compare.right"));
		columns.setColumnData(left, new ColumnWeightData(1, SIDE_WIDTH));
		columns.setColumnData(right, new ColumnWeightData(1, SIDE_WIDTH));
		mono = JFaceResources.getFont(JFaceResources.TEXT_FONT);
		bold = JFaceResources.getFontRegistry().getBold(JFaceResources.TEXT_FONT);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.DefaultSelection, event -> openWalk());
		table.addListener(SWT.Selection, event -> followRow());
		DifferencePainter.add(table, this::row);
		table.addListener(SWT.MouseMove, event -> table.setToolTipText(whole(new Point(event.x, event.y))));
		createActions(getViewSite().getActionBars().getToolBarManager());
		setContentDescription(Texts.of("compare.empty"));
	}

	@Override
	protected boolean goesAlong() {
		return false;
	}

	private TableColumn column(String title) {
		TableColumn column = new TableColumn(table, SWT.LEFT);
		column.setText(title);
		return column;
	}

	private void createActions(IToolBarManager bar) {
		first = action("compare.first", "first_difference", this::goToFirst);
		next = action("compare.next", "next_difference", this::goToNext);
		walk = action("compare.walk", "walk", this::openWalk);
		bar.add(first);
		bar.add(next);
		bar.add(walk);
		enable();
	}

	private static Action action(String key, String icon, Runnable work) {
		ImageDescriptor image = ResourceLocator
				.imageDescriptorFromBundle(CompareView.class, "icons/" + icon + ".svg").orElseThrow();
		Action action = new Action(Texts.of(key), image) {
			@Override
			public void run() {
				work.run();
			}
		};
		action.setToolTipText(Texts.of(key));
		return action;
	}

	/** Shows a comparison and stands at its first difference. */
	public void show(Comparison comparison) {
		compared = Optional.of(new ComparedWalk(comparison));
		left.setText(comparison.left());
		right.setText(comparison.right());
		table.setItemCount(0);
		table.setItemCount(comparison.rows().size());
		machine.ifPresent(ComparedMachine::dispose);
		machine = source().editor().flatMap(editor -> ComparedMachine.of(editor, this::tell));
		stale = false;
		setContentDescription(description(comparison));
		enable();
		goToFirst();
	}

	private Optional<Comparison.Row> row(int at) {
		return comparison().map(Comparison::rows).filter(rows -> 0 <= at && at < rows.size()).map(rows -> rows.get(at));
	}

	/** The walk of the comparison and its rows stand at the same hop; a machine that has changed makes it stale. */
	@Override
	protected void update() {
		comparison().ifPresent(comparison -> {
			tell();
			if (isCurrent())
				stand(comparison, source().stop().orElseThrow().position());
		});
	}

	/** Says whether the rows still hold. */
	private void tell() {
		if (table.isDisposed() || machine.isEmpty() || stale == machine.get().isChanged())
			return;
		stale = !stale;
		String said = description(comparison().orElseThrow());
		setContentDescription(stale ? Texts.of("compare.stale", said) : said);
		table.clearAll();
	}

	private boolean isCurrent() {
		Optional<Session> session = source().player().flatMap(WalkPlayer::session);
		return session.isPresent() && source().stop().isPresent() && compared.isPresent()
				&& compared.get().isShownBy(session.get(), source().stop().get());
	}

	private void stand(Comparison comparison, int position) {
		int selected = table.getSelectionIndex();
		if (selected >= 0 && comparison.rows().get(selected).position() == position)
			return;
		for (int at = 0; at < comparison.rows().size(); at++)
			if (comparison.rows().get(at).position() >= position) {
				select(at);
				return;
			}
	}

	private void followRow() {
		if (isCurrent())
			row(table.getSelectionIndex()).ifPresent(row -> goTo(row.position()));
	}

	private static String description(Comparison comparison) {
		long same = comparison.rows().stream().filter(Comparison.Row::same).count();
		OptionalInt first = comparison.firstDifference();
		return first.isEmpty() ? Texts.of("compare.same", same)
				: Texts.of("compare.differs", same, comparison.rows().size(), first.getAsInt() + 1);
	}

	private void enable() {
		boolean differs = comparison().filter(one -> one.firstDifference().isPresent()).isPresent();
		first.setEnabled(differs);
		next.setEnabled(differs);
		walk.setEnabled(compared.isPresent());
	}

	private void fill(Event event) {
		// GTK asks once more for rows that are just being removed.
		if (event.index < 0 || event.index >= comparison().orElseThrow().rows().size())
			return;
		Comparison.Row row = comparison().orElseThrow().rows().get(event.index);
		TableItem item = (TableItem) event.item;
		item.setText(new String[] { row.same() ? "" : DIFFERENT, row.left().orElse(""), row.right().orElse("") });
		item.setFont(row.same() ? mono : bold);
		item.setForeground(stale ? new ThemeColors(DiagramTheme.current()).quiet() : null);
	}

	/** The text under a point, of which a narrow column shows only the beginning; null, as SWT has it, for none. */
	private String whole(Point point) {
		TableItem item = table.getItem(point);
		for (int column = 1; item != null && column < table.getColumnCount(); column++)
			if (item.getBounds(column).contains(point) && !item.getText(column).isEmpty())
				return item.getText(column);
		return null;
	}

	private void goToFirst() {
		comparison().map(Comparison::firstDifference).ifPresent(at -> at.ifPresent(this::select));
	}

	private void goToNext() {
		Comparison comparison = comparison().orElseThrow();
		for (int at = table.getSelectionIndex() + 1; at < comparison.rows().size(); at++)
			if (!comparison.rows().get(at).same()) {
				select(at);
				return;
			}
		goToFirst();
	}

	private void select(int row) {
		table.setSelection(row);
		table.showSelection();
	}

	/** Opens the left side's walk where the selected row is. */
	public void openWalk() {
		if (compared.isEmpty())
			return;
		Comparison comparison = compared.get().comparison();
		int row = Math.max(0, table.getSelectionIndex());
		int position = comparison.rows().isEmpty() ? 0 : comparison.rows().get(row).position();
		try {
			new SessionInput(comparison.walk(), position, Optional.empty()).open(getSite().getPage());
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}

	/** The comparison that is shown. */
	public Optional<Comparison> comparison() {
		return compared.map(ComparedWalk::comparison);
	}

	@Override
	public void setFocus() {
		table.setFocus();
	}

	@Override
	public void dispose() {
		machine.ifPresent(ComparedMachine::dispose);
		super.dispose();
	}
}
