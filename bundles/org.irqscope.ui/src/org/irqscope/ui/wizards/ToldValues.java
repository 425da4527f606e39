package org.irqscope.ui.wizards;

import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TextCellEditor;
import org.irqscope.core.knowledge.Conclusion;

/** Lets a user say with one click into a table what is so, where an import only assumes it. UI thread. */
final class ToldValues extends EditingSupport {
	private final TextCellEditor editor;
	private final UnaryOperator<String> told;
	private final BiConsumer<String, String> tell;

	ToldValues(TableViewer table, UnaryOperator<String> told, BiConsumer<String, String> tell) {
		super(table);
		this.editor = new TextCellEditor(table.getTable());
		this.told = told;
		this.tell = tell;
	}

	@Override
	protected boolean canEdit(Object element) {
		return !((Conclusion) element).assumption().isEmpty();
	}

	@Override
	protected CellEditor getCellEditor(Object element) {
		return editor;
	}

	@Override
	protected Object getValue(Object element) {
		return told.apply(((Conclusion) element).assumption());
	}

	@Override
	protected void setValue(Object element, Object value) {
		String key = ((Conclusion) element).assumption();
		if (!told.apply(key).equals(value))
			tell.accept(key, value.toString().strip());
	}
}
