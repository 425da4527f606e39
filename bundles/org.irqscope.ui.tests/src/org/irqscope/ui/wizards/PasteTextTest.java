package org.irqscope.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.IHandlerService;
import org.irqscope.testing.Desktop;
import org.irqscope.ui.Texts;
import org.junit.jupiter.api.Test;

/** Edit > Paste as Machine keeps what is in the clipboard, and asks for a machine to make of it. */
class PasteTextTest {
	private static final String TEXT = "> CPU 0/KVM  3302 [001]   100.000003: kvm:kvm_inj_virq: IRQ 0xfd\n";

	@Test
	void whatWasCopiedIsReadByTheImport() throws Exception {
		Clipboard clipboard = new Clipboard(Display.getCurrent());
		clipboard.setContents(new Object[] { TEXT }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
		Desktop.example("apic");
		Desktop.window().getService(IHandlerService.class).executeCommand("org.irqscope.paste", null);
		Desktop.await("the wizard asks", () -> wizard().isPresent());
		IFile pasted = ResourcesPlugin.getWorkspace().getRoot().getProject("Examples").getFile("pasted.txt");
		try {
			Desktop.screenshot("wizard-paste");
			assertTrue(pasted.exists());
			assertEquals(TEXT, Files.readString(Path.of(pasted.getLocationURI())));
			assertNotNull(((WizardDialog) wizard().get().getData()).getCurrentPage());
		} finally {
			wizard().ifPresent(Shell::close);
			pasted.delete(true, null);
		}
	}

	private static Optional<Shell> wizard() {
		return Arrays.stream(Display.getCurrent().getShells())
				.filter(shell -> shell.getText().equals(Texts.of("wizard.import"))).findFirst();
	}
}
