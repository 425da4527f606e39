package org.irqscope.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.model.VirtualMachine;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.Hand;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.start.ExamplesProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In an empty workspace, with the keyboard alone, an interrupt of a machine made by hand reaches the guest soon. */
@ExtendWith(NoErrorsLogged.class)
class HandMadeTest {
	private static final int MOST_ACTIONS = 12;
	private Hand hand;

	@BeforeEach
	void empty() throws Exception {
		Desktop.example("noapic");
		Desktop.page().closeAllEditors(false);
		for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects())
			project.delete(true, true, null);
		Desktop.settle();
		Desktop.window().getShell().forceActive();
		hand = new Hand();
	}

	@AfterEach
	void fill() throws Exception {
		Desktop.page().closeAllEditors(false);
		for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects())
			project.delete(true, true, null);
		ExamplesProject examples = ExamplesProject.job(ResourcesPlugin.getWorkspace());
		examples.schedule();
		Desktop.await("the examples are back", () -> examples.getResult() != null);
	}

	/** Ctrl+N; Return goes from the filter to the wizard that is chosen, and on; the template's key; Finish. */
	private void make() {
		hand.press(SWT.CTRL, 'n');
		hand.sees("the list of wizards", () -> active("New"));
		hand.press(SWT.CR);
		hand.press(SWT.CR);
		hand.sees("the wizard", () -> active("New Machine") && pageHasFocus());
		hand.press(SWT.ALT, hand.get(HandMadeTest::key));
		hand.sees("the empty machine is chosen", HandMadeTest::emptyIsChosen);
		hand.press(SWT.CR);
		hand.sees("the diagram", () -> viewer() != null && viewer().getControl().isFocusControl());
		hand.sees("its nodes", () -> !presenter().scene().nodes().isEmpty());
	}

	private static boolean active(String title) {
		Shell shell = Display.getCurrent().getActiveShell();
		return shell != null && shell.getText().equals(title);
	}

	/** Keys that come before would go to the list of wizards. */
	private static boolean pageHasFocus() {
		return Display.getCurrent().getFocusControl() instanceof Text && emptyMachine() != null;
	}

	private static Button emptyMachine() {
		return Dialogs.controls(Display.getCurrent().getActiveShell(), Button.class).stream()
				.filter(button -> button.getData() == MachineTemplate.EMPTY).findFirst().orElse(null);
	}

	/** The letter that is underlined. */
	private static char key() {
		String text = emptyMachine().getText();
		return Character.toLowerCase(text.charAt(text.indexOf('&') + 1));
	}

	private static boolean emptyIsChosen() {
		return emptyMachine().getSelection();
	}

	/** Shift+F10 for the context menu, the key of what adds, and Return for the first of it. */
	private void add() {
		hand.press(SWT.SHIFT, SWT.F10);
		hand.seesMenu("Add");
		hand.press('a');
		hand.seesMenu(NewElement.SERIAL.title());
		hand.press(SWT.CR);
		hand.sees("a device", () -> machine().getDevices().size() == 1);
	}

	/** What is added offers at once what it can be joined to. */
	private void connect() {
		hand.seesMenu("1");
		hand.press('1');
		hand.sees("its way", () -> machine().getIrqfds().size() == 1);
		hand.seesNoMenu();
	}

	private static GraphicalViewer viewer() {
		IEditorPart editor = Desktop.page().getActiveEditor();
		return editor == null ? null : Adapters.adapt(editor, GraphicalViewer.class);
	}

	private static PagePresenter presenter() {
		return Adapters.adapt(Desktop.page().getActiveEditor(), PagePresenter.class);
	}

	private static VirtualMachine machine() {
		return presenter().document();
	}

	private static boolean delivered() {
		return presenter().session().isPresent() && presenter().session().get().walk().hops().stream()
				.anyMatch(hop -> hop.call().startsWith("guest_vector("));
	}

	@Test
	void anInterruptIsDeliveredAfterFewKeys() {
		hand.use(() -> {
			make();
			add();
			connect();
			hand.press(SWT.F8);
			hand.sees("the guest takes it", HandMadeTest::delivered);
		});
		assertTrue(hand.actions() <= MOST_ACTIONS, hand.actions() + " actions");
	}
}
