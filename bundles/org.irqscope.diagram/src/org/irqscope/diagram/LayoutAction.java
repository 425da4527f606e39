package org.irqscope.diagram;

import org.eclipse.jface.action.Action;
import org.irqscope.core.edit.NodePlaces;
import org.irqscope.core.picture.MachineScene;

/** Arranges all nodes anew, from the device to the vector. */
final class LayoutAction extends Action {
	static final String ID = "org.irqscope.diagram.layout";
	private final MachineEditor editor;

	LayoutAction(MachineEditor editor) {
		super(Texts.of("command.layout"));
		this.editor = editor;
		setId(ID);
	}

	@Override
	public void run() {
		editor.presenter().map(MachinePresenter::document).ifPresent(machine -> editor.edit(getText(), () -> {
			NodePlaces.clear(machine);
			MachineScene.storePlaces(machine);
		}));
	}
}
