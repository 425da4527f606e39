package org.irqscope.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The wizard that writes pictures and walks. */
@ExtendWith(NoErrorsLogged.class)
class ExportWizardTest {
	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	@Test
	void thePictureThatIsExportedIsTheOneOnTheScreen() throws Exception {
		Desktop.open(Desktop.example("apic"));
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		ExportWizard wizard = new ExportWizard();
		WizardDialog dialog = WizardsTest.open(wizard);
		try {
			Path target = folder.resolve("apic.svg");
			List<Text> fields = WizardsTest.texts(dialog.getShell());
			fields.get(fields.size() - 1).setText(target.toString());
			Desktop.screenshot("wizard-export");
			assertTrue(wizard.performFinish());
			PagePresenter presenter = Adapters.adapt(Desktop.page().getActiveEditor(), PagePresenter.class);
			assertTrue(Files.size(target) > 10_000, "bytes: " + Files.size(target));
			assertEquals(presenter.scene().nodes().size(), nodes(target, presenter));
		} finally {
			dialog.close();
		}
	}

	@Test
	void theWalkOnTheScreenIsExportedAsAPageForBrowsers() throws Exception {
		Desktop.open(Desktop.example("apic"));
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		PagePresenter presenter = Adapters.adapt(Desktop.page().getActiveEditor(), PagePresenter.class);
		Desktop.await("the walk ends", () -> presenter.session().filter(one -> one.position() > 10).isPresent());
		int position = presenter.session().orElseThrow().position();
		ExportWizard wizard = new ExportWizard();
		WizardDialog dialog = WizardsTest.open(wizard);
		try {
			Combo format = combos(dialog.getShell()).get(0);
			format.select(List.of(ExportFormat.values()).indexOf(ExportFormat.HTML));
			format.notifyListeners(SWT.Selection, new Event());
			List<Text> fields = WizardsTest.texts(dialog.getShell());
			Path target = folder.resolve("walk.html");
			fields.get(fields.size() - 1).setText(target.toString());
			fields.get(0).setText("2 to 4");
			assertFalse(wizard.canFinish());
			fields.get(0).setText("2-4");
			Desktop.screenshot("wizard-export-html");
			assertTrue(wizard.canFinish());
			assertTrue(wizard.performFinish());
			assertEquals(3, Files.readString(target).lines().filter(line -> line.matches(",?\\[[234],\\[.*")).count());
			assertEquals(position, presenter.session().orElseThrow().position());
			assertEquals(position, presenter.session().orElseThrow().control().stop().orElseThrow().position());
		} finally {
			dialog.close();
		}
	}

	private static List<Combo> combos(Composite parent) {
		List<Combo> combos = new ArrayList<>();
		for (Control child : parent.getChildren())
			if (child instanceof Combo combo)
				combos.add(combo);
			else if (child instanceof Composite composite)
				combos.addAll(combos(composite));
		return combos;
	}

	/** How many titles of the nodes on screen the picture has. */
	private static long nodes(Path picture, PagePresenter presenter) throws Exception {
		String svg = Files.readString(picture);
		return presenter.scene().nodes().stream().filter(node -> svg.contains(">" + node.title() + "<")).count();
	}
}
