package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.core.resources.IFile;
import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.scene.theme.Theme;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the editor looks and is looked around in: themes, zoom, keys, and documents that cannot be read. */
@ExtendWith(NoErrorsLogged.class)
class DiagramLooksTest {
	private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark",
			LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
		theme(LIGHT);
	}

	private static void theme(String id) {
		PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false);
		Desktop.settle();
	}

	@Test
	void theDiagramTurnsDarkWithTheDesktop() throws Exception {
		MachineEditor editor = (MachineEditor) Desktop.open(Desktop.example("apic"));
		Control canvas = Gestures.viewer(editor).getControl();
		assertEquals(DiagramTheme.color(Theme.LIGHT.canvas()), canvas.getBackground());
		theme(DARK);
		assertEquals(Theme.DARK, editor.presenter().orElseThrow().theme());
		assertEquals(DiagramTheme.color(Theme.DARK.canvas()), canvas.getBackground());
		Desktop.run("org.irqscope.walk.play");
		Desktop.run("org.irqscope.walk.play");
		ImageData picture = Desktop.screenshot("dark");
		assertTrue(dark(picture) > 0.8, "dark pixels: " + dark(picture));
	}

	private static double dark(ImageData picture) {
		int dark = 0, all = 0;
		for (int y = 0; y < picture.height; y += 5)
			for (int x = 0; x < picture.width; x += 5, all++) {
				org.eclipse.swt.graphics.RGB colour = picture.palette.getRGB(picture.getPixel(x, y));
				dark += colour.red + colour.green + colour.blue < 3 * 110 ? 1 : 0;
			}
		return (double) dark / all;
	}

	@Test
	void theBeginningOfTheWayIsReadableAtFirst() throws Exception {
		MachineEditor editor = (MachineEditor) Desktop.open(Desktop.example("noapic"));
		ZoomManager zoom = (ZoomManager) editor.getAdapter(ZoomManager.class);
		Desktop.await("the diagram has its zoom", () -> zoom.getZoom() < 1);
		assertTrue(zoom.getZoom() >= 0.9, "zoom: " + zoom.getZoom());
		Rectangle first = new Gestures(editor).node("device0").nodeFigure().getBounds().getCopy();
		new Gestures(editor).node("device0").nodeFigure().translateToAbsolute(first);
		assertTrue(zoom.getViewport().getBounds().contains(first), first + " is outside of " + zoom.getViewport());
		Desktop.screenshot("first");
	}

	@Test
	void theWholeDiagramIsShownWhenItIsToFit() throws Exception {
		MachineEditor editor = (MachineEditor) Desktop.open(Desktop.example("noapic"));
		ZoomManager zoom = (ZoomManager) editor.getAdapter(ZoomManager.class);
		Desktop.await("the diagram has its zoom", () -> zoom.getZoom() < 1);
		zoom.setZoomAsText(ZoomManager.FIT_ALL);
		FigureCanvas canvas = (FigureCanvas) Gestures.viewer(editor).getControl();
		Desktop.await("nothing is left to scroll to",
				() -> !canvas.getHorizontalBar().isVisible() && !canvas.getVerticalBar().isVisible());
		double fitted = zoom.getZoom();
		IAction in = editor.getEditorSite().getActionBars()
				.getGlobalActionHandler(org.eclipse.gef.ui.actions.GEFActionConstants.ZOOM_IN);
		in.run();
		assertTrue(zoom.getZoom() > fitted);
		Desktop.screenshot("zoomed");
	}

	@Test
	void theZoomIsKnownWhileAnotherViewHasTheFocus() throws Exception {
		MachineEditor editor = (MachineEditor) Desktop.open(Desktop.example("noapic"));
		((ZoomManager) editor.getAdapter(ZoomManager.class)).setZoom(1.25);
		Desktop.await("the zoom is told", () -> zoomBox().getText().equals("125%"));
		Desktop.page().showView(org.eclipse.ui.IPageLayout.ID_PROJECT_EXPLORER);
		Desktop.settle();
		assertEquals("125%", zoomBox().getText());
		assertTrue(zoomBox().isEnabled());
	}

	private static Combo zoomBox() {
		return Dialogs.controls(Desktop.window().getShell(), Combo.class).stream()
				.filter(box -> Arrays.asList(box.getItems()).contains("100%")).findFirst().orElseThrow();
	}

	@Test
	void theArrowKeysWalkFromNodeToNode() throws Exception {
		GraphicalViewer viewer = Gestures.viewer((MachineEditor) Desktop.open(Desktop.example("noapic")));
		for (Object part : viewer.getContents().getChildren())
			if (((NodeEditPart) part).id().equals("device0"))
				viewer.select((EditPart) part);
		viewer.getKeyHandler().keyPressed(key(viewer.getControl(), SWT.ARROW_RIGHT));
		assertEquals("eventfd0", ((NodeEditPart) viewer.getFocusEditPart()).id());
		viewer.getKeyHandler().keyPressed(key(viewer.getControl(), SWT.ARROW_RIGHT));
		assertEquals("irqfd0", ((NodeEditPart) viewer.getFocusEditPart()).id());
	}

	private static KeyEvent key(Control control, int code) {
		Event event = new Event();
		event.widget = control;
		event.display = control.getDisplay();
		event.keyCode = code;
		return new KeyEvent(event);
	}

	@Test
	void aBrokenDocumentSaysWhereItIsBroken() throws Exception {
		String shown = failure("<?xml version=\"1.0\"?>\n<irqscope\n".getBytes(StandardCharsets.UTF_8));
		assertTrue(shown.contains("broken.irqscope") && shown.contains("3"), shown);
	}

	@Test
	void aMachineWithoutRoutingTableIsRefusedByItsName() throws Exception {
		VirtualMachine machine = NewMachine.create("new");
		machine.setIrqRouting(null);
		String shown = failure(MachineFiles.bytes(machine));
		assertTrue(shown.contains("irqRouting"), shown);
	}

	/** What the editor says in place of a document that it cannot show. */
	private static String failure(byte[] document) throws Exception {
		IFile file = Desktop.example("noapic").getProject().getFile("broken.irqscope");
		file.create(new ByteArrayInputStream(document), true, null);
		try {
			MachineEditor editor = (MachineEditor) Desktop.open(file);
			assertTrue(editor.presenter().isEmpty());
			String shown = texts(Desktop.window().getShell());
			assertNotEquals(-1, shown.indexOf(Texts.of("editor.unreadable")));
			Desktop.screenshot("broken");
			return shown;
		} finally {
			file.delete(true, null);
		}
	}

	private static String texts(Control control) {
		if (control instanceof Text text)
			return text.getText() + "\n";
		if (control instanceof Label label)
			return label.getText() + "\n";
		StringBuilder texts = new StringBuilder();
		if (control instanceof org.eclipse.swt.widgets.Composite parent)
			for (Control child : parent.getChildren())
				texts.append(texts(child));
		return texts.toString();
	}
}
