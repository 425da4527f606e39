package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.part.FileEditorInput;
import org.irqscope.diagram.page.EditorPages;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.parts.PartName;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An editor that was open when the workbench ended looks again as it was left. */
@ExtendWith(NoErrorsLogged.class)
class LookAfterRestartTest {
	private IFile file;
	private MachineEditor editor;

	@BeforeEach
	void open() throws Exception {
		file = Desktop.copy("apic", "looked");
		editor = (MachineEditor) Desktop.open(file);
		awaitNodes();
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeAllEditors(false);
		file.delete(true, null);
	}

	private PagePresenter page() {
		return editor.presenter().orElseThrow();
	}

	private ZoomManager zoom() {
		return (ZoomManager) editor.getAdapter(ZoomManager.class);
	}

	private Point place() {
		return zoom().getViewport().getViewLocation().getCopy();
	}

	private void awaitNodes() {
		Desktop.await("the page is laid out", () -> !page().scene().nodes().isEmpty());
		Desktop.settle();
	}

	private void turnTo(String page) {
		((EditorPages) editor.getAdapter(EditorPages.class)).show(page);
		awaitNodes();
	}

	private void look(double scale, int x, int y) {
		zoom().setZoom(scale);
		Desktop.settle();
		zoom().getViewport().setViewLocation(x, y);
		Desktop.settle();
	}

	private List<PartName> selected() {
		return PartName.of(Gestures.viewer(editor).getSelectedEditParts());
	}

	/** Closes the editor as the workbench does, and opens it again as another one does. */
	private void restart() throws Exception {
		IEditorReference[] references = { (IEditorReference) Desktop.page().getReference(editor) };
		IMemento[] states = Desktop.page().getEditorState(references, true);
		Desktop.page().closeEditor(editor, false);
		Desktop.settle();
		editor = (MachineEditor) Desktop.page().openEditors(new IEditorInput[] { new FileEditorInput(file) },
				new String[] { "org.irqscope.diagram.editor" }, states, IWorkbenchPage.MATCH_NONE, 0)[0]
				.getEditor(true);
		Desktop.awaitOpened(editor);
		awaitNodes();
	}

	@Test
	void pagesZoomsPlacesAndSelectionAreThereAgain() throws Exception {
		turnTo("ioapic");
		PartName row = PartName.of(List.copyOf(new Gestures(editor).node("ioapic").getChildren())).get(4);
		Gestures.viewer(editor).select(row.find(Gestures.viewer(editor)).orElseThrow());
		turnTo("machine");
		look(2, 120, 60);
		turnTo("ioapic");
		look(1.5, 24, 40);
		restart();
		assertEquals("ioapic", page().page().id());
		assertEquals(1.5, zoom().getZoom());
		assertEquals(new Point(24, 40), place());
		assertEquals(List.of(row), selected());
		turnTo("machine");
		assertEquals(2, zoom().getZoom());
		assertEquals(new Point(120, 60), place());
		restart();
		assertEquals("machine", page().page().id());
		assertEquals(2, zoom().getZoom());
	}

	@Test
	void whatNobodyHasChosenIsFittedAnew() throws Exception {
		double fitted = zoom().getZoom();
		new Gestures(editor).click(new Gestures(editor).title("ioapic"));
		assertEquals(List.of(new PartName("ioapic", Optional.empty())), selected());
		restart();
		assertEquals(List.of(new PartName("ioapic", Optional.empty())), selected());
		assertEquals(fitted, zoom().getZoom());
		assertNotEquals(0, zoom().getViewport().getClientArea().width);
	}

	@Test
	void whatIsRememberedOfAnEditorThatIsNeverShownIsKept() throws Exception {
		turnTo("routing");
		look(1.25, 8, 16);
		restart();
		restart();
		assertEquals("routing", page().page().id());
		assertEquals(1.25, zoom().getZoom());
	}
}
