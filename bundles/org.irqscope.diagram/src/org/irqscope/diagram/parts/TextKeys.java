package org.irqscope.diagram.parts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.action.IAction;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.CellEditorActionHandler;

/** Lets the keys of the Edit menu act on the text that is typed, not on the diagram behind it. UI thread. */
final class TextKeys {
	private static final List<ActionFactory> EDITING = List.of(ActionFactory.CUT, ActionFactory.COPY,
			ActionFactory.PASTE, ActionFactory.DELETE, ActionFactory.SELECT_ALL, ActionFactory.FIND, ActionFactory.UNDO,
			ActionFactory.REDO);
	private final Map<String, IAction> before = new HashMap<>();
	private final IActionBars bars;
	private final CellEditorActionHandler handler;

	TextKeys(CellEditor editor, IActionBars bars) {
		this.bars = bars;
		EDITING.forEach(key -> before.put(key.getId(), bars.getGlobalActionHandler(key.getId())));
		handler = new CellEditorActionHandler(bars);
		handler.addCellEditor(editor);
		bars.updateActionBars();
	}

	/** Gives the keys back to the diagram. */
	void end() {
		handler.dispose();
		before.forEach(bars::setGlobalActionHandler);
		bars.updateActionBars();
	}
}
