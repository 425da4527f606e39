package org.irqscope.diagram;

import java.util.function.Consumer;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPropertyListener;
import org.irqscope.diagram.player.WalkPlayer;

/** What is to be done with an editor as soon as it has read its document. Used by the UI thread. */
public final class Opening {
	private Opening() {
	}

	/** Does something with an editor's player, at once or as soon as there is one; never when there is no machine. */
	public static void then(IEditorPart editor, Consumer<WalkPlayer> opened) {
		WalkPlayer player = Adapters.adapt(editor, WalkPlayer.class);
		if (player != null)
			opened.accept(player);
		else
			editor.addPropertyListener(new IPropertyListener() {
				@Override
				public void propertyChanged(Object source, int property) {
					WalkPlayer late = Adapters.adapt(editor, WalkPlayer.class);
					if (late == null)
						return;
					editor.removePropertyListener(this);
					opened.accept(late);
				}
			});
	}
}
