package org.irqscope.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.List;
import org.irqscope.core.lesson.OfferedExample;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wizard that puts a machine that teaches one thing into the workspace. */
@ExtendWith(NoErrorsLogged.class)
class ExampleWizardTest {
	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private static List titles(Composite parent) {
		return Stream.of(parent.getChildren()).map(child -> child instanceof List list ? list
				: child instanceof Composite inner ? titles(inner) : null).filter(list -> list != null).findFirst()
				.orElse(null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "remote-irr", "riscv-uart-plic" })
	void theChosenMachineIsWrittenAndOpened(String name) throws Exception {
		String file = name + ".irqscope";
		IFile written = Desktop.example("apic").getProject().getFile(file);
		ExampleWizard wizard = new ExampleWizard();
		WizardDialog dialog = WizardsTest.open(wizard, Desktop.example("apic"));
		try {
			List titles = titles(dialog.getShell());
			java.util.List<OfferedExample> all = OfferedExample.all();
			assertEquals(all.stream().map(OfferedExample::title).toList(), Stream.of(titles.getItems()).toList());
			titles.select(all.stream().map(OfferedExample::name).toList().indexOf(name));
			titles.notifyListeners(SWT.Selection, new Event());
			Desktop.screenshot("wizard-example");
			assertTrue(wizard.performFinish());
			assertTrue(written.exists());
			assertEquals(file, Desktop.page().getActiveEditor().getTitle());
			titles.notifyListeners(SWT.Selection, new Event());
			assertFalse(wizard.canFinish());
		} finally {
			dialog.close();
			written.delete(true, null);
		}
	}
}
