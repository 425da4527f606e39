package org.irqscope.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever makes a new machine can walk through it at once. */
@ExtendWith(NoErrorsLogged.class)
class NewMachineWizardTest {
	static Stream<Button> buttons(Composite parent, int style) {
		return Stream.of(parent.getChildren()).flatMap(child -> child instanceof Composite inner ? buttons(inner, style)
				: child instanceof Button button && (button.getStyle() & style) != 0 ? Stream.of(button)
						: Stream.empty());
	}

	@ParameterizedTest
	@EnumSource(names = "EMPTY", mode = EnumSource.Mode.EXCLUDE)
	void aNewMachineWalksAtOnce(MachineTemplate template) throws Exception {
		IFile made = Desktop.example("apic").getProject().getFile("fresh.irqscope");
		NewMachineWizard wizard = new NewMachineWizard();
		WizardDialog dialog = WizardsTest.open(wizard, made.getProject());
		try {
			WizardsTest.texts(dialog.getShell()).get(0).setText("fresh");
			buttons(dialog.getShell(), SWT.RADIO)
					.forEach(button -> button.setSelection(button.getData() == template));
			Desktop.screenshot("wizard-new");
			assertTrue(wizard.canFinish());
			assertTrue(wizard.performFinish());
			Desktop.awaitOpened(Desktop.page().getActiveEditor());
			assertEquals("fresh.irqscope", Desktop.page().getActiveEditor().getTitle());
			Desktop.run("org.irqscope.walk.play");
			Desktop.run("org.irqscope.walk.play");
			Desktop.screenshot("new-machine-" + template.name().toLowerCase(Locale.ROOT));
			PagePresenter presenter = Adapters.adapt(Desktop.page().getActiveEditor(), PagePresenter.class);
			assertTrue(presenter.session().orElseThrow().walk().hops().stream()
					.anyMatch(hop -> hop.call()
							.startsWith(template.isRiscv() ? "guest_handler(iid " : "guest_vector(vector ")));
		} finally {
			dialog.close();
			Desktop.page().closeAllEditors(false);
			made.delete(true, null);
		}
	}

	/** A small laptop has 768 rows of pixels, and its panel takes some. */
	@Test
	void thePageFitsOnASmallScreen() {
		WizardDialog dialog = WizardsTest.open(new NewMachineWizard());
		try {
			Point wanted = dialog.getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT);
			assertTrue(wanted.y <= 720, "height " + wanted.y);
		} finally {
			dialog.close();
		}
	}

	@Test
	void aProjectIsMadeForTheFirstMachineOfAWorkspace() throws Exception {
		NewMachineWizard wizard = new NewMachineWizard();
		WizardDialog dialog = WizardsTest.open(wizard);
		IFile made = ResourcesPlugin.getWorkspace().getRoot().getProject("By Hand").getFile("first.irqscope");
		try {
			List<Text> fields = WizardsTest.texts(dialog.getShell());
			fields.get(0).setText("first");
			fields.get(1).setText("/By Hand");
			assertTrue(wizard.performFinish());
			assertTrue(made.exists());
		} finally {
			dialog.close();
			Desktop.page().closeAllEditors(false);
			made.getProject().delete(true, null);
		}
	}

	@Test
	void aMachineThatExistsIsNotReplacedByANewOne() throws Exception {
		IFile there = Desktop.example("apic");
		NewMachineWizard wizard = new NewMachineWizard();
		WizardDialog dialog = WizardsTest.open(wizard, there.getProject());
		try {
			WizardsTest.texts(dialog.getShell()).get(0).setText("apic");
			assertEquals(Texts.of("wizard.new.exists", there.getFullPath()), wizard.getPages()[0].getErrorMessage());
			assertFalse(wizard.canFinish());
			WizardsTest.texts(dialog.getShell()).get(0).setText("");
			assertFalse(wizard.canFinish());
		} finally {
			dialog.close();
		}
	}
}
