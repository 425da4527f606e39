package org.irqscope.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.ide.ResourceUtil;
import org.irqscope.core.edit.MachineTemplate;
import org.irqscope.core.edit.NewElement;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.VirtualMachine;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Menus;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without a machine and without a pointer, an interrupt of a machine made by hand reaches the guest in few actions. */
@ExtendWith(NoErrorsLogged.class)
class HandMadeTest {
	private static final int MOST_ACTIONS = 12;
	private Optional<IFile> made = Optional.empty();
	private int actions;

	@AfterEach
	void remove() throws Exception {
		Desktop.page().closeAllEditors(false);
		if (made.isPresent())
			made.get().delete(true, null);
	}

	/** Opens the context menu, goes into one of its menus, and chooses an entry: three actions. */
	private void choose(String menu, String entry) {
		GraphicalViewer viewer = Adapters.adapt(Desktop.page().getActiveEditor(), GraphicalViewer.class);
		Menu context = viewer.getControl().getMenu();
		context.notifyListeners(SWT.Show, new Event());
		MenuItem inside = item(context, menu);
		inside.getMenu().notifyListeners(SWT.Show, new Event());
		item(inside.getMenu(), entry).notifyListeners(SWT.Selection, new Event());
		context.notifyListeners(SWT.Hide, new Event());
		Desktop.settle();
		actions += 3;
	}

	private static MenuItem item(Menu menu, String text) {
		return Arrays.stream(menu.getItems()).filter(item -> Menus.text(item).startsWith(text)).findFirst()
				.orElseThrow(() -> new AssertionError(text));
	}

	/** Ctrl+N, the wizard, Next, the template, Finish. */
	private void make() {
		NewMachineWizard wizard = new NewMachineWizard();
		WizardDialog dialog = WizardsTest.open(wizard);
		actions += 3;
		NewMachineWizardTest.buttons(dialog.getShell(), SWT.RADIO)
				.forEach(button -> button.setSelection(button.getText().equals(MachineTemplate.EMPTY.title())));
		actions++;
		assertTrue(wizard.performFinish());
		dialog.close();
		actions++;
		made = Optional.of(ResourceUtil.getFile(Desktop.page().getActiveEditor().getEditorInput()));
		Desktop.awaitOpened(Desktop.page().getActiveEditor());
	}

	@Test
	void anInterruptIsDeliveredAfterFewActions() {
		make();
		PagePresenter page = Adapters.adapt(Desktop.page().getActiveEditor(), PagePresenter.class);
		Desktop.await("the diagram is laid out", () -> !page.scene().nodes().isEmpty());
		VirtualMachine machine = page.document();
		choose("Add", NewElement.SERIAL.title());
		assertEquals(1, machine.getDevices().size());
		choose("Connect To", "1");
		assertEquals(1, machine.getIrqfds().size());
		Adapters.adapt(Desktop.page().getActiveEditor(), WalkPlayer.class).setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		actions++;
		Desktop.await("the guest takes it", () -> page.session().isPresent() && page.session().get().walk().hops()
				.stream().anyMatch(hop -> hop.call().startsWith("guest_vector(")));
		assertTrue(actions <= MOST_ACTIONS, actions + " actions");
	}
}
