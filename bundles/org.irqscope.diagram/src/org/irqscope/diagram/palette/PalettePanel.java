package org.irqscope.diagram.palette;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.gef.EditDomain;
import org.eclipse.gef.Tool;
import org.eclipse.gef.palette.CombinedTemplateCreationEntry;
import org.eclipse.gef.palette.PaletteContainer;
import org.eclipse.gef.palette.ToolEntry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.irqscope.core.edit.NewElement;
import org.irqscope.diagram.DiagramIcons;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.Texts;
import org.irqscope.scene.theme.Theme;

/**
 * The palette beside a diagram, in its colours: a row for each tool and for each element that can be added, or only
 * their icons. Rows of the platform can be used with keys alone. Used by the UI thread.
 */
final class PalettePanel {
	private static final int INSET = 8;
	/** The desktop's style sheets would paint over the colours of the diagram. */
	private static final String CSS_DISABLED = "org.eclipse.e4.ui.css.disabled";
	private final PalettePreferences preferences = new PalettePreferences();
	private final EditDomain domain;
	private final List<ToolEntry> entries;
	private final Composite panel;
	private final Label title;
	private final ToolItem fold;
	private final Table rows;
	private final LocalResourceManager images;
	private Optional<Tool> chosen = Optional.empty();

	/** @param adding called to add an element where there is room, as somebody does who uses keys */
	PalettePanel(Composite parent, PaletteContainer palette, ToolDomain domain, Consumer<NewElement> adding) {
		this.domain = domain;
		entries = entries(palette).toList();
		panel = new Composite(parent, SWT.NONE);
		images = new LocalResourceManager(JFaceResources.getResources(), panel);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(panel);
		GridDataFactory.fillDefaults().grab(false, true).applyTo(panel);
		title = new Label(panel, SWT.NONE);
		title.setText(Texts.of("palette"));
		fold = new ToolItem(new ToolBar(panel, SWT.FLAT), SWT.PUSH);
		fold.addListener(SWT.Selection, event -> fold(!preferences.isFolded()));
		rows = new Table(panel, SWT.SINGLE | SWT.FULL_SELECTION);
		new TableColumn(rows, SWT.NONE);
		entries.forEach(entry -> new TableItem(rows, SWT.NONE).setImage(images.create(entry.getSmallIcon())));
		rows.addListener(SWT.Selection, event -> choose());
		rows.addListener(SWT.DefaultSelection, event -> element().ifPresent(adding));
		rows.addListener(SWT.MouseMove, event -> rows.setToolTipText(tip(rows.getItem(new Point(event.x, event.y)))));
		PaletteRows.paint(rows);
		PaletteDrag.from(rows, this::element, domain::loadDefaultTool);
		domain.whenToolChanges(this::show);
		show();
		rows.select(0);
		DiagramTheme theme = new DiagramTheme(this::paint);
		panel.addDisposeListener(event -> theme.dispose());
		paint(DiagramTheme.current());
	}

	private void paint(Theme colours) {
		for (Control control : List.of(panel, title, fold.getParent(), rows)) {
			control.setData(CSS_DISABLED, Boolean.TRUE);
			control.setBackground(DiagramTheme.color(colours.node()));
			control.setForeground(DiagramTheme.color(colours.text()));
		}
	}

	private static Stream<ToolEntry> entries(PaletteContainer container) {
		Stream<?> children = container.getChildren().stream();
		return children.flatMap(child -> child instanceof PaletteContainer inner ? entries(inner)
				: Stream.of((ToolEntry) child));
	}

	/** The element of the row that is chosen; nothing for a tool. */
	private Optional<NewElement> element() {
		return Stream.of(rows.getSelectionIndex()).filter(index -> index >= 0).map(entries::get)
				.filter(CombinedTemplateCreationEntry.class::isInstance)
				.map(entry -> (NewElement) ((CombinedTemplateCreationEntry) entry).getTemplate()).findFirst();
	}

	/** What a row is for, and how all are used. */
	private String tip(TableItem row) {
		Optional<ToolEntry> entry = Optional.ofNullable(row).map(rows::indexOf).map(entries::get);
		return entry.map(one -> Texts.of("palette.row", one.getLabel(),
				Optional.ofNullable(one.getDescription()).orElse(""))).orElse(Texts.of("palette.tooltip"));
	}

	private void choose() {
		Tool tool = entries.get(rows.getSelectionIndex()).createTool();
		chosen = Optional.of(tool);
		domain.setActiveTool(tool);
	}

	/** A tool that has done its work leaves the first one, which selects. */
	private void show(Tool tool) {
		if (!rows.isDisposed() && chosen.filter(tool::equals).isEmpty())
			rows.setSelection(0);
	}

	private void fold(boolean folded) {
		preferences.setFolded(folded);
		show();
		panel.getParent().layout(true, true);
	}

	private void show() {
		boolean folded = preferences.isFolded();
		for (int index = 0; index < entries.size(); index++)
			rows.getItem(index).setText(folded ? "" : entries.get(index).getLabel());
		rows.getColumn(0).setWidth(width());
		GridDataFactory.fillDefaults().span(2, 1).hint(width(), SWT.DEFAULT).grab(true, true).applyTo(rows);
		title.setVisible(!folded);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).indent(INSET, 0).exclude(folded)
				.applyTo(title);
		fold.setImage(images.create(DiagramIcons.descriptor(folded ? "unfold" : "fold")));
		fold.setToolTipText(Texts.of(folded ? "palette.unfold" : "palette.fold"));
	}

	/** A table knows how wide its rows are only after it has been painted. */
	private int width() {
		GC gc = new GC(rows);
		try {
			int text = Stream.of(rows.getItems()).mapToInt(row -> gc.textExtent(row.getText()).x).max().orElse(0);
			return images.create(entries.get(0).getSmallIcon()).getBounds().width + text + 2 * INSET
					+ (text == 0 ? 0 : INSET);
		} finally {
			gc.dispose();
		}
	}
}
