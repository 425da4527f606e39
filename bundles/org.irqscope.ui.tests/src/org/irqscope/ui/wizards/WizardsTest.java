package org.irqscope.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.IWizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.core.operation.ImportOperation;
import org.irqscope.core.problems.ProblemMarkers;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The wizards that import machines, and what they say about them. */
@ExtendWith(NoErrorsLogged.class)
class WizardsTest {
	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	static WizardDialog open(IWizard wizard, Object... selected) {
		((IWorkbenchWizard) wizard).init(PlatformUI.getWorkbench(), new StructuredSelection(selected));
		WizardDialog dialog = new WizardDialog(Desktop.window().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		Desktop.settle();
		return dialog;
	}

	static List<Text> texts(Composite parent) {
		List<Text> texts = new ArrayList<>();
		for (Control child : parent.getChildren())
			if (child instanceof Text text && text.getEditable())
				texts.add(text);
			else if (child instanceof Composite composite)
				texts.addAll(texts(composite));
		return texts;
	}

	/** Where an import puts its machine. */
	private static Text target(WizardDialog dialog) {
		return texts(dialog.getShell()).stream().filter(text -> text.getText().endsWith(".irqscope")).findFirst()
				.orElseThrow();
	}

	@Test
	void filesOfTheProjectBecomeAMachine() throws Exception {
		IFolder samples = Desktop.example("apic").getProject().getFolder("apic");
		IFile imported = Desktop.example("apic").getProject().getFile("again.irqscope");
		ImportWizard wizard = new ImportWizard();
		WizardDialog dialog = open(wizard, (Object[]) samples.members());
		try {
			target(dialog).setText("/Examples/again.irqscope");
			Desktop.screenshot("wizard-import");
			assertTrue(wizard.canFinish());
			assertTrue(wizard.performFinish());
			VirtualMachine machine = MachineFiles.load(Path.of(imported.getLocationURI()));
			assertEquals(33, X86Chips.ioapic(machine).getRedirtbl().get(4).getVector());
			assertEquals("again.irqscope", Desktop.page().getActiveEditor().getTitle());
		} finally {
			dialog.close();
			imported.delete(true, null);
		}
	}

	@Test
	void theLastPageShowsWhatTheFilesSayBeforeAnythingIsWritten() throws Exception {
		IFolder samples = Desktop.example("apic").getProject().getFolder("apic");
		IFile imported = Desktop.example("apic").getProject().getFile("said.irqscope");
		ImportWizard wizard = new ImportWizard();
		WizardDialog dialog = open(wizard, (Object[]) samples.members());
		try {
			target(dialog).setText("/Examples/said.irqscope");
			dialog.showPage(wizard.getPages()[1]);
			Desktop.await("the files are read", () -> table(dialog.getShell()).getItemCount() > 0);
			Desktop.screenshot("wizard-conclusions");
			assertFalse(imported.exists());
			List<Path> files = Stream.of(samples.members()).map(file -> file.getLocation().toPath()).toList();
			List<Conclusion> said = Conclusion.of(new ImportOperation(files, OptionalInt.empty(),
					imported.getLocation().toPath()).preview(new NullProgressMonitor()));
			assertEquals(said.stream().map(Conclusion::text).toList(),
					Stream.of(table(dialog.getShell()).getItems()).map(item -> item.getText(0)).toList());
			assertTrue(wizard.performFinish());
			assertTrue(imported.exists());
		} finally {
			dialog.close();
			imported.delete(true, null);
		}
	}

	private static Table table(Composite parent) {
		return Stream.of(parent.getChildren()).filter(Control::isVisible)
				.map(child -> child instanceof Table table ? table : child instanceof Composite inner ? table(inner)
				: null)
				.filter(Objects::nonNull).findFirst().orElse(null);
	}

	@Test
	void theLastPageSaysWhyThereIsNoMachine() throws Exception {
		IFile broken = Desktop.example("apic").getProject().getFile("broken.txt");
		broken.create(new ByteArrayInputStream(">>> vm_x.arch.vpic.pics\n(struct kvm_kpic_state [2]){\n\t{\n"
				.getBytes(StandardCharsets.UTF_8)), true, null);
		ImportWizard wizard = new ImportWizard();
		WizardDialog dialog = open(wizard, broken);
		try {
			dialog.showPage(wizard.getPages()[1]);
			Desktop.await("the refusal is said", () -> wizard.getPages()[1].getErrorMessage() != null);
			assertTrue(wizard.getPages()[1].getErrorMessage().contains("broken.txt:"));
			assertFalse(wizard.canFinish());
		} finally {
			dialog.close();
			broken.delete(true, null);
		}
	}

	@Test
	void whatWasConcludedIsAmongTheProblemsAndLeadsToItsElement() throws Exception {
		IFile machine = Desktop.copy("apic", "concluded");
		try {
			List<Conclusion> said = Conclusion.of(MachineFiles.load(Path.of(machine.getLocationURI())));
			Desktop.await("all is told", () -> said.stream()
					.allMatch(one -> messages(machine).anyMatch(message -> message.startsWith(one.text()))));
			for (Conclusion one : said) {
				IMarker marker = Stream.of(machine.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO)).filter(
						known -> known.getAttribute(IMarker.MESSAGE, "").startsWith(one.text())).findFirst()
						.orElseThrow();
				assertEquals(IMarker.SEVERITY_INFO, marker.getAttribute(IMarker.SEVERITY, -1));
				assertTrue(marker.getAttribute(IMarker.MESSAGE, "").contains(one.source()));
				assertFalse(one.element().isPresent() && marker.getAttribute(ProblemMarkers.ELEMENT, "").isEmpty());
			}
		} finally {
			machine.delete(true, null);
		}
	}

	@Test
	void whoeverIsAboutToReplaceAFileIsWarned() throws Exception {
		Desktop.open(Desktop.example("apic"));
		ImportWizard importing = new ImportWizard();
		WizardDialog dialog = open(importing, Desktop.example("apic").getProject().getFolder("apic").members()[0]);
		try {
			assertEquals(IMessageProvider.NONE, ((WizardPage) importing.getPages()[0]).getMessageType());
			target(dialog).setText("/Examples/apic.irqscope");
			assertEquals(Texts.of("wizard.replaces", "/Examples/apic.irqscope"), importing.getPages()[0].getMessage());
			assertEquals(IMessageProvider.WARNING, ((WizardPage) importing.getPages()[0]).getMessageType());
		} finally {
			dialog.close();
		}
		ExportWizard exporting = new ExportWizard();
		dialog = open(exporting);
		try {
			Path picture = Files.createFile(folder.resolve("there.svg"));
			List<Text> fields = texts(dialog.getShell());
			fields.get(fields.size() - 1).setText(picture.toString());
			assertEquals(Texts.of("wizard.replaces", picture), exporting.getPages()[0].getMessage());
		} finally {
			dialog.close();
		}
	}

	@Test
	void aBrokenFileIsNamedWithItsLineAndNothingIsWritten() throws Exception {
		IFile broken = Desktop.example("apic").getProject().getFile("broken.txt");
		broken.create(new ByteArrayInputStream(">>> vm_x.arch.vpic.pics\n(struct kvm_kpic_state [2]){\n\t{\n"
				.getBytes(StandardCharsets.UTF_8)), true, null);
		ImportWizard wizard = new ImportWizard();
		WizardDialog dialog = open(wizard, broken);
		try {
			assertFalse(wizard.performFinish());
			String error = wizard.getPages()[0].getErrorMessage();
			assertTrue(error.contains("broken.txt:"), error);
			Desktop.screenshot("wizard-broken");
			assertFalse(broken.getProject().getFile("machine.irqscope").exists());
		} finally {
			dialog.close();
			broken.delete(true, null);
		}
	}

	@Test
	void aLineThatNobodyUnderstandsIsAmongTheProblems() throws Exception {
		IFile source = Desktop.example("apic").getProject().getFile("odd.txt");
		IFile original = source.getProject().getFile("apic/perf-script-apic.txt");
		String text = new String(original.getContents().readAllBytes(), StandardCharsets.UTF_8);
		source.create(new ByteArrayInputStream((text + "\nthe cat walked over the keyboard\n")
				.getBytes(StandardCharsets.UTF_8)), true, null);
		IFile imported = source.getProject().getFile("odd.irqscope");
		new ImportOperation(List.of(source.getLocation().toPath()), OptionalInt.empty(),
				imported.getLocation().toPath()).run(new NullProgressMonitor());
		try {
			imported.refreshLocal(IResource.DEPTH_ZERO, null);
			Desktop.await("the line is told", () -> messages(imported)
					.anyMatch(message -> message.contains("odd.txt:21") && message.contains("the cat walked")));
		} finally {
			imported.delete(true, null);
			source.delete(true, null);
		}
	}

	private static Stream<String> messages(IFile file) {
		try {
			return Stream.of(file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO))
					.map(marker -> marker.getAttribute(IMarker.MESSAGE, ""));
		} catch (CoreException e) {
			throw new AssertionError(e);
		}
	}
}
