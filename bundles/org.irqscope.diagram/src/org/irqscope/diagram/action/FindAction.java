package org.irqscope.diagram.action;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.page.EditorPages;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.scene.Node;

/** Goes to the filter of the visible page, where it has one; else finds a node by what it is called. UI thread. */
final class FindAction extends Action {
	private final MachineEditor editor;

	FindAction(MachineEditor editor) {
		super(Texts.of("find.title"));
		this.editor = editor;
		setId(ActionFactory.FIND.getId());
	}

	@Override
	public void run() {
		boolean filtered = Optional.ofNullable((EditorPages) editor.getAdapter(EditorPages.class))
				.filter(EditorPages::find).isPresent();
		if (!filtered)
			editor.presenter().ifPresent(this::find);
	}

	private void find(PagePresenter page) {
		ElementListSelectionDialog dialog = dialog(page);
		if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof Node found)
			Adapters.adapt(editor, EditorPages.class).reveal(found.id());
	}

	/** Lists the nodes of a page. */
	ElementListSelectionDialog dialog(PagePresenter page) {
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(editor.getSite().getShell(),
				LabelProvider.createTextProvider(node -> name((Node) node)));
		dialog.setTitle(Texts.of("find.title"));
		dialog.setMessage(Texts.of("find.message"));
		dialog.setMatchEmptyString(true);
		dialog.setMultipleSelection(false);
		dialog.setFilter("*");
		dialog.setElements(page.scene().nodes().toArray());
		return dialog;
	}

	private static String name(Node node) {
		return node.caption().isEmpty() ? node.title() : Texts.of("find.node", node.title(), node.caption());
	}
}
