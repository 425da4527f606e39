package org.irqscope.diagram.action;

import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.model.MachineLayout;
import org.irqscope.model.VirtualMachine;

/** Chooses how a document shows its machine; the choice is an edit of the document. UI thread. */
public final class LookAction extends Action {
	/** What can be chosen. */
	public enum Look {
		WIDE(IAction.AS_RADIO_BUTTON, machine -> machine.getLayout() == MachineLayout.WIDE,
				(machine, on) -> machine.setLayout(MachineLayout.WIDE)),
		COMPACT(IAction.AS_RADIO_BUTTON, machine -> machine.getLayout() == MachineLayout.COMPACT,
				(machine, on) -> machine.setLayout(MachineLayout.COMPACT)),
		ONLY_INTERRUPT(IAction.AS_CHECK_BOX, VirtualMachine::isOnlyInterrupt, VirtualMachine::setOnlyInterrupt),
		COLLAPSE_UNUSED(IAction.AS_CHECK_BOX, VirtualMachine::isCollapseUnused, VirtualMachine::setCollapseUnused);

		private final int style;
		private final Predicate<VirtualMachine> chosen;
		private final BiConsumer<VirtualMachine, Boolean> choice;

		Look(int style, Predicate<VirtualMachine> chosen, BiConsumer<VirtualMachine, Boolean> choice) {
			this.style = style;
			this.chosen = chosen;
			this.choice = choice;
		}

		/** The id of the action. */
		public String id() {
			return "org.irqscope.diagram.look." + name().toLowerCase(Locale.ROOT);
		}

		/** What the menu says. */
		String text() {
			return Texts.of("look." + name().toLowerCase(Locale.ROOT));
		}

		/** Radio button or check box. */
		int style() {
			return style;
		}
	}

	private final MachineEditor editor;
	private final Look look;

	LookAction(MachineEditor editor, Look look) {
		super(look.text(), look.style());
		this.editor = editor;
		this.look = look;
		setId(look.id());
	}

	/** Shows what the document has chosen, as after an undo. */
	void update() {
		setChecked(editor.presenter().map(page -> look.chosen.test(page.document())).orElse(false));
	}

	@Override
	public void run() {
		boolean on = isChecked();
		editor.presenter().map(PagePresenter::document).filter(machine -> look.chosen.test(machine) != on)
				.filter(machine -> on || look.style == IAction.AS_CHECK_BOX)
				.ifPresent(machine -> editor.edit(getText().replace("&", ""), () -> look.choice.accept(machine, on)));
	}
}
