package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.gef.tools.CreationTool;
import org.eclipse.gef.tools.PanningSelectionTool;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.PlatformUI;
import org.irqscope.core.edit.NewElement;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The palette is open at once, follows the desktop's theme, can be folded, and needs no pointer. */
@ExtendWith(NoErrorsLogged.class)
class PaletteTest {
	private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark",
			LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
	private IFile file;
	private MachineEditor editor;

	@BeforeEach
	void open() throws Exception {
		file = Desktop.copy("noapic", "palette");
		editor = (MachineEditor) Desktop.open(file);
		Desktop.await("the diagram is there", () -> Gestures.viewer(editor).getControl().getSize().x > 0);
	}

	@AfterEach
	void close() throws Exception {
		theme(LIGHT);
		Desktop.page().closeEditor(editor, false);
		file.delete(true, null);
	}

	private static void theme(String id) {
		PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false);
		Desktop.settle();
	}

	/** The control beside the diagram that has the rows of the palette. */
	private Table rows() {
		Control one = Gestures.viewer(editor).getControl();
		while (Dialogs.controls(one.getParent(), Table.class).isEmpty())
			one = one.getParent();
		return Dialogs.controls(one.getParent(), Table.class).get(0);
	}

	private static List<String> texts(Table rows) {
		return Arrays.stream(rows.getItems()).map(TableItem::getText).toList();
	}

	private void choose(int row, int event) {
		rows().setSelection(row);
		rows().notifyListeners(event, new Event());
		Desktop.settle();
	}

	private List<NewElement> elements() {
		return NewElement.of(editor.presenter().orElseThrow().document());
	}

	@Test
	void allToolsAndElementsAreSeenAtOnce() throws Exception {
		assertTrue(rows().isVisible());
		List<String> expected = Stream.concat(Stream.of("select", "marquee", "connect")
				.map(tool -> Texts.of("palette." + tool)), elements().stream().map(NewElement::title))
				.toList();
		assertEquals(expected, texts(rows()));
		Table table = rows();
		assertTrue(table.getItem(expected.size() - 1).getBounds(0).width <= table.getClientArea().width,
				"all names are shown whole");
	}

	@Test
	void aToolIsUsedOnceAndThenTheFirstOneAgain() {
		assertEquals(PanningSelectionTool.class, tool());
		choose(3, SWT.Selection);
		assertEquals(CreationTool.class, tool());
		Gestures.viewer(editor).getEditDomain().loadDefaultTool();
		assertEquals(PanningSelectionTool.class, tool());
		assertEquals(0, rows().getSelectionIndex());
	}

	/** The button that begins to drag has chosen a tool, with which the next click would add one more. */
	@Test
	void whoHasDraggedAnElementSelectsAgain() {
		choose(3, SWT.Selection);
		DragSource source = (DragSource) rows().getData(DND.DRAG_SOURCE_KEY);
		// No place on the screen matters.
		source.getDragListeners()[0].dragFinished(null);
		assertEquals(PanningSelectionTool.class, tool());
		assertEquals(0, rows().getSelectionIndex());
	}

	private Class<?> tool() {
		return Gestures.viewer(editor).getEditDomain().getActiveTool().getClass();
	}

	@Test
	void enterAddsAnElementWhereThereIsRoom() {
		int before = editor.presenter().orElseThrow().document().getDevices().size();
		choose(3 + NewElement.SERIAL.ordinal(), SWT.DefaultSelection);
		assertEquals(before + 1, editor.presenter().orElseThrow().document().getDevices().size());
	}

	@Test
	void theFoldedPaletteLeavesItsRoomToTheDiagram() throws Exception {
		int width = Gestures.viewer(editor).getControl().getSize().x;
		fold();
		assertTrue(texts(rows()).stream().allMatch(String::isEmpty), texts(rows()).toString());
		assertTrue(Gestures.viewer(editor).getControl().getSize().x > width + 60,
				width + " before, then " + Gestures.viewer(editor).getControl().getSize().x);
		Desktop.screenshot("palette-folded");
		fold();
		assertEquals(width, Gestures.viewer(editor).getControl().getSize().x);
	}

	private void fold() {
		Composite panel = rows().getParent();
		Dialogs.controls(panel, ToolBar.class).get(0).getItem(0).notifyListeners(SWT.Selection, new Event());
		Desktop.settle();
	}

	@Test
	void thePaletteTurnsDarkAndLightWithTheDesktop() throws Exception {
		theme(DARK);
		Desktop.await("the ground is dark", () -> brightness(rows().getBackground()) < 100);
		Desktop.await("the names are bright", () -> brightness(rows().getForeground()) > 160);
		Desktop.screenshot("palette-dark");
		theme(LIGHT);
		Desktop.await("the ground is bright", () -> brightness(rows().getBackground()) > 200);
		Desktop.await("the names are dark", () -> brightness(rows().getForeground()) < 100);
	}

	private static int brightness(Color colour) {
		return (colour.getRed() + colour.getGreen() + colour.getBlue()) / 3;
	}
}
