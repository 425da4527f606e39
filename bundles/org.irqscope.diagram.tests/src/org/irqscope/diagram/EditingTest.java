package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.edit.NodePlaces;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.diagram.properties.ElementProperties;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Rect;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A machine's diagram is edited with the editor's own tools and commands, and every edit can be undone and redone. */
@ExtendWith(NoErrorsLogged.class)
class EditingTest {
	private static final String DELETE = "org.eclipse.ui.edit.delete", UNDO = "org.eclipse.ui.edit.undo",
			REDO = "org.eclipse.ui.edit.redo";
	private IFile file;
	private MachineEditor editor;
	private Gestures mouse;

	@BeforeEach
	void open() throws Exception {
		file = WideCopy.withoutTimer("noapic", "edited");
		editor = (MachineEditor) Desktop.open(file);
		Desktop.await("the diagram fits", () -> Gestures.viewer(editor).getControl().getSize().x > 0);
		mouse = new Gestures(editor);
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeEditor(editor, false);
		file.delete(true, null);
	}

	private VirtualMachine machine() {
		return editor.presenter().orElseThrow().document();
	}

	private byte[] contents() {
		return MachineFiles.bytes(machine());
	}

	/** Does an edit, then undoes and redoes it with the commands of the Edit menu. */
	private void edit(Runnable gesture, Supplier<Boolean> done) {
		byte[] before = contents();
		gesture.run();
		Desktop.settle();
		assertTrue(done.get(), "done");
		assertTrue(editor.isDirty());
		byte[] after = contents();
		Desktop.run(UNDO);
		Desktop.settle();
		assertEquals(new String(before), new String(contents()));
		assertFalse(editor.isDirty());
		Desktop.run(REDO);
		Desktop.settle();
		assertEquals(new String(after), new String(contents()));
	}

	@Test
	void aNodeIsDraggedToAPlaceOnTheGrid() {
		Point from = mouse.title("eventfd0");
		edit(() -> mouse.drag(from, new Point(from.x + 21, from.y + 67)), () -> {
			org.irqscope.scene.Point place = NodePlaces.of(machine(), "eventfd0").orElseThrow();
			return place.x() % DiagramStyle.GRID == 0 && place.y() % DiagramStyle.GRID == 0
					&& mouse.title("eventfd0").y > from.y + 40;
		});
	}

	@Test
	void aDeviceIsRenamedInPlace() {
		edit(() -> {
			mouse.node("device0").performRequest(new Request(RequestConstants.REQ_DIRECT_EDIT));
			Text text = text((Composite) Gestures.viewer(editor).getControl()).orElseThrow();
			text.setText("console");
			text.notifyListeners(SWT.DefaultSelection, new org.eclipse.swt.widgets.Event());
		}, () -> mouse.node("device0").nodeFigure().node().title().equals("console"));
	}

	private static Optional<Text> text(Composite parent) {
		for (Control child : parent.getChildren())
			if (child instanceof Text text)
				return Optional.of(text);
		return Optional.empty();
	}

	@ParameterizedTest
	@EnumSource(value = NewElement.class, names = { "HART", "PLIC", "AIA" }, mode = EnumSource.Mode.EXCLUDE)
	void whatThePaletteHasIsAddedWhereTheUserClicks(NewElement element) {
		Set<String> before = mouse.nodes();
		edit(() -> {
			mouse.choose(element.title());
			mouse.click(mouse.place(200, 500));
		}, () -> !before.containsAll(mouse.nodes()));
	}

	@ParameterizedTest
	@CsvSource({ "5, 5", "0x10, 16" })
	void aPropertyIsEditedInDecimalOrHex(String entered, int meant) {
		ElementProperties properties = new ElementProperties(machine().getIrqfds().get(0), Optional.of(editor::edit));
		edit(() -> properties.setPropertyValue(ModelPackage.Literals.IRQFD__GSI, entered),
				() -> machine().getIrqfds().get(0).getGsi() == meant && mouse.has("gsi" + meant));
	}

	@Test
	void anEventfdIsJoinedToAnIrqfdWithTheConnectionTool() {
		mouse.choose(NewElement.EVENTFD.title());
		mouse.click(mouse.place(240, 480));
		editor.doSave(new NullProgressMonitor());
		String eventfd = machine().getEventfds().get(1).getId();
		edit(() -> {
			mouse.choose(Texts.of("palette.connect"));
			mouse.click(mouse.title(eventfd));
			mouse.click(mouse.title("irqfd0"));
		}, () -> machine().getIrqfds().get(0).getEventfd() == machine().getEventfds().get(1));
		mouse.select();
	}

	@Test
	void noLineLeadsAgainstTheWayOfAnInterrupt() {
		byte[] before = contents();
		mouse.choose(Texts.of("palette.connect"));
		mouse.click(mouse.title("irqfd0"));
		mouse.click(mouse.title("device0"));
		mouse.select();
		assertEquals(new String(before), new String(contents()));
	}

	@Test
	void anIrqfdIsDeletedWithItsLines() {
		edit(() -> {
			Gestures.viewer(editor).select(mouse.node("irqfd0"));
			Desktop.settle();
			Desktop.run(DELETE);
		}, () -> !mouse.has("irqfd0") && machine().getIrqfds().isEmpty());
	}

	@ParameterizedTest
	@EnumSource(names = { "HART", "PLIC", "AIA" }, mode = EnumSource.Mode.EXCLUDE)
	void whatIsAddedIsSelectedAndStandsFree(NewElement element) {
		mouse.choose(element.title());
		mouse.click(mouse.title("gsi4"));
		NodeEditPart added = (NodeEditPart) Gestures.viewer(editor).getSelectedEditParts().get(0);
		assertEquals(element.role(), added.nodeFigure().node().role());
		for (Object other : Gestures.viewer(editor).getContents().getChildren())
			assertTrue(other == added || !((NodeEditPart) other).nodeFigure().node().bounds()
					.intersects(added.nodeFigure().node().bounds()), ((NodeEditPart) other).id());
	}

	@Test
	void aGsiStaysWhereItIsWhenItsRouteIsDeleted() {
		Rect before = mouse.node("gsi4").nodeFigure().node().bounds();
		edit(() -> {
			Gestures.viewer(editor).select(mouse.node("gsi4"));
			Desktop.settle();
			Desktop.run(DELETE);
		}, () -> mouse.node("gsi4").nodeFigure().node().rows().isEmpty());
		Rect after = mouse.node("gsi4").nodeFigure().node().bounds();
		assertEquals(before, new Rect(after.x(), after.y(), before.width(), before.height()));
	}

	@Test
	void theChipsCannotBeDeleted() {
		Gestures.viewer(editor).select(mouse.node(X86Chips.ioapic(machine()).getId()));
		Desktop.settle();
		byte[] before = contents();
		try {
			Desktop.run(DELETE);
		} catch (AssertionError notEnabled) {
			assertTrue(notEnabled.getCause() instanceof org.eclipse.core.commands.NotEnabledException);
		}
		assertEquals(new String(before), new String(contents()));
	}

	@Test
	void whatIsSavedIsReadBack() throws Exception {
		mouse.choose(NewElement.VCPU.title());
		mouse.click(mouse.place(300, 520));
		editor.doSave(new NullProgressMonitor());
		assertFalse(editor.isDirty());
		VirtualMachine saved = MachineFiles.load(Path.of(file.getLocationURI()));
		assertEquals(2, saved.getVcpus().size());
	}

	@Test
	void anEditCanBeUndoneAfterItHasBeenSaved() {
		mouse.choose(NewElement.VCPU.title());
		mouse.click(mouse.place(300, 520));
		editor.doSave(new NullProgressMonitor());
		Desktop.settle();
		Desktop.run(UNDO);
		assertEquals(1, machine().getVcpus().size());
		assertTrue(editor.isDirty());
	}

	@Test
	void anEditThatFailsChangesNothing() {
		byte[] before = contents();
		assertThrows(IllegalStateException.class, () -> editor.edit("half an edit", () -> {
			machine().getIrqfds().clear();
			throw new IllegalStateException();
		}));
		assertEquals(new String(before), new String(contents()));
		assertFalse(editor.isDirty());
	}

	@Test
	void anEditOfTheMachineEndsItsWalk() {
		WalkPlayer player = (WalkPlayer) editor.getAdapter(WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		assertTrue(player.session().isPresent());
		mouse.choose(NewElement.EVENTFD.title());
		mouse.click(mouse.place(240, 480));
		Desktop.settle();
		assertTrue(player.session().isEmpty());
	}
}
