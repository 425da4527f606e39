package org.irqscope.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.jface.viewers.StructuredSelection;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.wizards.ExampleWizard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F1 shows the page of the part that has the focus, in the help view and beside dialogs; links lead on. */
@ExtendWith(NoErrorsLogged.class)
class HelpViewTest {
	@AfterEach
	void close() {
		IViewPart help = Desktop.page().findView(HelpView.ID);
		if (help != null)
			Desktop.page().hideView(help);
		Desktop.page().closeAllEditors(false);
	}

	private static StyledText text(Composite parent, String words) {
		return Dialogs.controls(parent, StyledText.class).stream().filter(text -> text.getText().contains(words))
				.findFirst().orElse(null);
	}

	private static StyledText shown(String words) {
		Desktop.await(words, () -> text(Desktop.window().getShell(), words) != null);
		return text(Desktop.window().getShell(), words);
	}

	@Test
	void thePageOfThePartThatHasTheFocusIsShown() throws Exception {
		Desktop.open(Desktop.example("apic"));
		Desktop.run("org.eclipse.ui.help.dynamicHelp");
		StyledText page = shown("whole way");
		assertTrue(page.getText().startsWith("Pages of a diagram\n"), page.getText());
		assertTrue(!page.getText().contains("#") && !page.getText().contains("<"), page.getText());
		Desktop.screenshot("help-pages");
		Desktop.page().showView("org.irqscope.ui.timeline");
		Desktop.run("org.eclipse.ui.help.dynamicHelp");
		StyledText views = shown("A lane for each part");
		assertEquals("Timeline", views.getLine(views.getLineIndex(2 * views.getTopMargin())).strip());
	}

	@Test
	void itsKeyIsF1() throws Exception {
		assertEquals("org.eclipse.ui.help.dynamicHelp", PlatformUI.getWorkbench().getService(IBindingService.class)
				.getPerfectMatch(KeySequence.getInstance("F1")).getParameterizedCommand().getId());
	}

	@Test
	void aLinkLeadsToItsPageAndTheListOfTopicsFollows() throws Exception {
		PlatformUI.getWorkbench().getHelpSystem().displayHelpResource("/org.irqscope.help/menus.html");
		StyledText menus = shown("Resume Backwards");
		menus.setSelection(menus.getText().indexOf("Keys"));
		Event press = new Event();
		press.keyCode = SWT.CR;
		menus.notifyListeners(SWT.KeyDown, press);
		shown("step into the next hop");
		Desktop.await("the list follows", () -> Dialogs.controls(Desktop.window().getShell(), Combo.class).stream()
				.anyMatch(combo -> combo.getText().equals("Keys")));
		Desktop.screenshot("help-keys");
	}

	@Test
	void besideADialogThatKeepsTheWindowItIsShownToo() throws Exception {
		ExampleWizard wizard = new ExampleWizard();
		wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(Desktop.example("apic")));
		WizardDialog dialog = new WizardDialog(Desktop.window().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		try {
			dialog.getShell().forceActive();
			Desktop.await("the dialog is active", () -> dialog.getShell().getDisplay().getActiveShell() == dialog
					.getShell());
			dialog.getCurrentPage().getControl().setFocus();
			PlatformUI.getWorkbench().getHelpSystem().displayDynamicHelp();
			Desktop.await("the tray", () -> text(dialog.getShell(), "In the desktop") != null);
			assertTrue(dialog.getTray() instanceof DialogHelp);
			Desktop.screenshot(dialog.getShell(), "help-tray");
		} finally {
			dialog.close();
		}
	}
}
