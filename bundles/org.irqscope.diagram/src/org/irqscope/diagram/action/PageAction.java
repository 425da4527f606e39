package org.irqscope.diagram.action;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.page.EditorPages;

/** Goes from page to page; the keys of its commands run it. UI thread. */
final class PageAction extends Action {
	/** Where to. */
	enum Way {
		INSIDE(EditorPages::openSelected), BACK(EditorPages::back), NEXT(pages -> pages.turn(1)),
		PREVIOUS(pages -> pages.turn(-1)), NEXT_VCPU(pages -> pages.turnWithin(1)),
		PREVIOUS_VCPU(pages -> pages.turnWithin(-1));

		private final Consumer<EditorPages> turning;

		Way(Consumer<EditorPages> turning) {
			this.turning = turning;
		}

		/** The id of the action and of its command. */
		String id() {
			return "org.irqscope.page." + name().toLowerCase(Locale.ROOT);
		}

		/** What menus say. */
		String text() {
			return Texts.of("page." + name().toLowerCase(Locale.ROOT));
		}
	}

	private final MachineEditor editor;
	private final Way way;

	PageAction(MachineEditor editor, Way way) {
		super(way.text());
		this.editor = editor;
		this.way = way;
		setId(way.id());
		setActionDefinitionId(way.id());
	}

	@Override
	public void run() {
		Optional.ofNullable((EditorPages) editor.getAdapter(EditorPages.class)).ifPresent(way.turning);
	}
}
