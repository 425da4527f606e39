package org.irqscope.diagram.access;

import java.util.Locale;

import org.eclipse.jface.action.Action;
import org.irqscope.core.edit.NewRange;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Texts;

/** Adds a memory slot or something on a bus to the machine of an editor. UI thread. */
public final class AddRangeAction extends Action {
	private final MachineEditor editor;
	private final NewRange range;

	public AddRangeAction(MachineEditor editor, NewRange range) {
		super(range.title());
		this.editor = editor;
		this.range = range;
		setId(id(range));
	}

	/** The id of the action that adds something. */
	public static String id(NewRange range) {
		return "org.irqscope.diagram.add." + range.name().toLowerCase(Locale.ROOT);
	}

	/** Only the pages about addresses show it. */
	@Override
	public boolean isEnabled() {
		return editor.presenter().filter(page -> page.page().showsAddresses() && page.session().isEmpty()).isPresent();
	}

	@Override
	public void run() {
		String label = Texts.of("command.add", range.title());
		editor.presenter().filter(page -> isEnabled())
				.ifPresent(page -> editor.edit(label, () -> range.addTo(page.document())));
	}
}
