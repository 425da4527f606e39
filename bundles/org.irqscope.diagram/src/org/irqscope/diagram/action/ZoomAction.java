package org.irqscope.diagram.action;

import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.jface.action.Action;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Texts;

/** Shows all of the visible page, or shows it in its own size. UI thread. */
final class ZoomAction extends Action {
	/** What is shown. */
	enum Target {
		FIT("fit"), FULL("full");

		private final String key;

		Target(String key) {
			this.key = key;
		}

		/** The id of the action. */
		String id() {
			return "org.irqscope.diagram.zoom." + key;
		}

		/** What the menu says. */
		String text() {
			return Texts.of("zoom." + key);
		}
	}

	private final MachineEditor editor;
	private final Target target;

	ZoomAction(MachineEditor editor, Target target) {
		super(target.text());
		this.editor = editor;
		this.target = target;
		setId(target.id());
	}

	@Override
	public void run() {
		if (!(editor.getAdapter(ZoomManager.class) instanceof ZoomManager zoom))
			return;
		if (target == Target.FIT)
			zoom.setZoomAsText(ZoomManager.FIT_ALL);
		else
			zoom.setZoom(1);
	}
}
