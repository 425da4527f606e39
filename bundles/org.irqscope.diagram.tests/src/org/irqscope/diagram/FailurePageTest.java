package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.irqscope.scene.Node;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An editor of a document that cannot be read says why, and is left for another part like any other. */
@ExtendWith(NoErrorsLogged.class)
class FailurePageTest {
	private IFile file;

	@BeforeEach
	void create() throws Exception {
		file = Desktop.example("noapic").getProject().getFile("broken.irqscope");
		file.create(new ByteArrayInputStream("<broken".getBytes(StandardCharsets.UTF_8)), true, null);
	}

	@AfterEach
	void remove() throws Exception {
		Desktop.page().closeAllEditors(false);
		file.delete(true, null);
	}

	/** What clicks in another part do to the parts follows from where the focus was. */
	@Test
	void itTakesTheFocusFromThePartThatHadIt() throws Exception {
		IViewPart explorer = Desktop.page().showView(IPageLayout.ID_PROJECT_EXPLORER);
		Desktop.window().getShell().forceActive();
		explorer.setFocus();
		Desktop.settle();
		Desktop.open(file);
		Control focus = Display.getCurrent().getFocusControl();
		assertTrue(focus instanceof Text text && text.getText().contains("broken.irqscope"), String.valueOf(focus));
		Desktop.page().activate(explorer);
		Desktop.settle();
		assertEquals(explorer, Desktop.page().getActivePart());
		Desktop.open(Desktop.example("apic"));
		assertEquals("apic.irqscope", Desktop.page().getActiveEditor().getTitle());
	}

	@Test
	void theDiagramComesBackWhenTheFileIsMended() throws Exception {
		MachineEditor editor = (MachineEditor) Desktop.open(file);
		assertTrue(editor.presenter().isEmpty());
		byte[] mended = Files.readAllBytes(Path.of(Desktop.example("noapic").getLocationURI()));
		file.setContents(new ByteArrayInputStream(mended), true, false, null);
		Desktop.await("the machine is shown", () -> !shown(editor).isEmpty());
		assertTrue(shown(editor).contains("device0"), shown(editor).toString());
		assertEquals(Gestures.viewer(editor).getControl(), Display.getCurrent().getFocusControl());
	}

	@Test
	void whatIsWrongNowIsSaidWhenTheFileIsBrokenDifferently() throws Exception {
		MachineEditor editor = (MachineEditor) Desktop.open(file);
		file.setContents(new ByteArrayInputStream("<other/>".getBytes(StandardCharsets.UTF_8)), true, false, null);
		Control before = Display.getCurrent().getFocusControl();
		Desktop.await("the reason is another one", () -> Display.getCurrent().getFocusControl() != before);
		assertTrue(Display.getCurrent().getFocusControl() instanceof Text, String.valueOf(before));
		assertTrue(editor.presenter().isEmpty());
	}

	private static List<String> shown(MachineEditor editor) {
		return editor.presenter().map(page -> page.scene().nodes().stream().map(Node::id).toList()).orElse(List.of());
	}
}
