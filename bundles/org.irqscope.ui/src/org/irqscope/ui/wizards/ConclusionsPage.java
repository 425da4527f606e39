package org.irqscope.ui.wizards;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.model.ImportedSource;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.ui.Texts;
import org.irqscope.ui.help.WorkbenchHelp;

/** Shows what an import concluded and assumed, before the machine is written. UI thread. */
final class ConclusionsPage extends WizardPage {
	private static final int WIDTH = 640;
	private final Runnable whenShown;
	private final UnaryOperator<String> told;
	private final BiConsumer<String, String> tell;
	private TableViewer table;

	/**
	 * The page.
	 *
	 * @param whenShown reads the files
	 * @param told what the import is told under a key; empty where it is told nothing
	 * @param tell tells it something under a key
	 */
	ConclusionsPage(Runnable whenShown, UnaryOperator<String> told, BiConsumer<String, String> tell) {
		super("conclusions");
		this.whenShown = whenShown;
		this.told = told;
		this.tell = tell;
		setTitle(Texts.of("wizard.conclusions"));
		setDescription(Texts.of("wizard.conclusions.description"));
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		TableColumnLayout columns = new TableColumnLayout();
		page.setLayout(columns);
		table = new TableViewer(page, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
		table.getTable().setHeaderVisible(true);
		table.setContentProvider(ArrayContentProvider.getInstance());
		column(columns, "text", WIDTH, Conclusion::text);
		column(columns, "about", WIDTH / 6, one -> one.element().map(Machines::title).orElse(""));
		column(columns, "source", WIDTH / 3,
				one -> one.line() > 0 ? one.source() : grade(one));
		TableViewerColumn values = column(columns, "value", WIDTH / 6,
				one -> one.assumption().isEmpty() ? "" : told.apply(one.assumption()));
		values.setEditingSupport(new ToldValues(table, told, (key, value) -> {
			tell.accept(key, value);
			getShell().getDisplay().asyncExec(whenShown);
		}));
		WorkbenchHelp.explain(page, "import");
		setControl(page);
	}

	/** Whether it was assumed or given, with the key by which the import can be told. */
	private static String grade(Conclusion one) {
		String grade = Texts.of(one.isAssumed() ? "wizard.conclusions.assumed" : "wizard.conclusions.given");
		return one.assumption().isEmpty() ? grade : grade + " (" + one.assumption() + ")";
	}

	/** What a column says of a conclusion. */
	private interface Words {
		String of(Conclusion conclusion);
	}

	private TableViewerColumn column(TableColumnLayout columns, String key, int width, Words words) {
		TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
		column.getColumn().setText(Texts.of("wizard.conclusions." + key));
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(one -> words.of((Conclusion) one)));
		columns.setColumnData(column.getColumn(), new ColumnWeightData(width, width / 2));
		return column;
	}

	@Override
	public void setVisible(boolean visible) {
		super.setVisible(visible);
		if (visible)
			getShell().getDisplay().asyncExec(whenShown);
	}

	/** Shows what was concluded of a machine. */
	void show(VirtualMachine machine) {
		List<Conclusion> conclusions = Conclusion.of(machine);
		long unknown = machine.getSources().stream().map(ImportedSource::getUnknownLines).mapToLong(List::size).sum();
		table.setInput(conclusions);
		setMessage(Texts.of("wizard.conclusions.counted", conclusions.size(),
				conclusions.stream().filter(Conclusion::isAssumed).count(), unknown));
		setErrorMessage(null);
		setPageComplete(true);
	}

	/** Shows why there is no machine. */
	void refuse(String reason) {
		table.setInput(List.of());
		setErrorMessage(reason);
		setPageComplete(false);
	}
}
