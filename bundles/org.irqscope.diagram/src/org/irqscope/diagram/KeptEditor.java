package org.irqscope.diagram;

import java.util.Optional;

import org.eclipse.ui.IMemento;
import org.irqscope.diagram.page.EditorPages;
import org.irqscope.diagram.page.KeptLook;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.VirtualMachine;

/** What the workbench remembers of an editor: its session, and how its pages are looked at. Used by the UI thread. */
final class KeptEditor {
	private final KeptSession session = new KeptSession();
	private final KeptLook look = new KeptLook();

	KeptLook look() {
		return look;
	}

	void restore(IMemento memento) {
		session.restore(memento);
		look.restore(memento);
	}

	void save(IMemento memento, Optional<EditorPages> pages) {
		session.save(memento);
		look.save(memento, pages);
	}

	/** The editor shows its machine from now on, as and where it stood. */
	void begin(EditorPages pages, WalkPlayer player, VirtualMachine machine) {
		look.begin(pages);
		session.begin(player, machine);
	}

	void dispose() {
		session.dispose();
	}
}
