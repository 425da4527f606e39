package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.edit.NewRange;
import org.irqscope.diagram.access.AddRangeAction;
import org.irqscope.diagram.access.WhoAction;
import org.irqscope.diagram.page.PageTurning;
import org.irqscope.diagram.parts.RowEditPart;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Link;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of buses and memory: who handles an address is asked in a dialog, and slots are made, set and deleted. */
@ExtendWith(NoErrorsLogged.class)
class AddressPagesTest {
	private static final String UNDO = "org.eclipse.ui.edit.undo", REDO = "org.eclipse.ui.edit.redo";
	private IFile file;
	private MachineEditor editor;
	private Sheet sheet;

	@BeforeEach
	void open() throws Exception {
		sheet = new Sheet();
		file = WideCopy.of("noapic", "addresses");
		editor = (MachineEditor) Desktop.open(file);
		Desktop.await("the diagram fits", () -> Gestures.viewer(editor).getControl().getSize().x > 0);
	}

	@AfterEach
	void close() throws Exception {
		for (Shell shell : Desktop.window().getShell().getShells())
			shell.close();
		Desktop.page().closeEditor(editor, false);
		file.delete(true, null);
	}

	private VirtualMachine machine() {
		return editor.presenter().orElseThrow().document();
	}

	private void turnTo(String page) {
		((PageTurning) editor.getAdapter(PageTurning.class)).show(page);
		Desktop.await("the page is laid out", () -> !editor.presenter().orElseThrow().scene().nodes().isEmpty());
		Desktop.settle();
	}

	private void act(String action) {
		((ActionRegistry) editor.getAdapter(ActionRegistry.class)).getAction(action).run();
		Desktop.settle();
	}

	private void run(String command) {
		Desktop.page().activate(editor);
		Desktop.run(command);
		Desktop.settle();
	}

	private static <T extends Control> List<T> all(Composite parent, Class<T> kind) {
		List<T> found = new ArrayList<>();
		for (Control child : parent.getChildren()) {
			if (kind.isInstance(child))
				found.add(kind.cast(child));
			if (child instanceof Composite inner)
				found.addAll(all(inner, kind));
		}
		return found;
	}

	private List<String> used() {
		return editor.presenter().orElseThrow().scene().routes().stream().map(route -> route.link())
				.filter(link -> link.state() == Link.State.IN_USE).map(Link::id).toList();
	}

	@Test
	void whoHandlesAnAddressIsToldAndDrawn() throws Exception {
		turnTo("buses");
		act(WhoAction.ID);
		Shell dialog = Stream.of(Desktop.window().getShell().getShells())
				.filter(shell -> shell.getText().equals(Texts.of("who.title"))).findFirst().orElseThrow();
		List<Text> texts = all(dialog, Text.class);
		texts.get(0).setText("0xfec00000");
		Desktop.await("the way is told", () -> texts.get(2).getText().contains("ioapic_mmio_ops"));
		Desktop.await("the way is drawn", () -> used().size() == 3);
		Desktop.screenshot("buses-who");
		all(dialog, Combo.class).get(0).select(2);
		texts.get(0).setText("0x3f8");
		Desktop.await("the way is told", () -> texts.get(2).getText().contains("KVM_EXIT_IO"));
		texts.get(0).setText("no number");
		Desktop.await("no way is drawn", () -> used().isEmpty());
		dialog.close();
		assertEquals(List.of(), used());
	}

	private RowEditPart row(String node, String row) {
		for (Object part : new Gestures(editor).node(node).getChildren())
			if (((RowEditPart) part).id().equals(row))
				return (RowEditPart) part;
		throw new AssertionError(row);
	}

	@Test
	void memorySlotsAreMadeSetAndDeleted() throws Exception {
		turnTo("memory");
		act(AddRangeAction.id(NewRange.MEMORY_SLOT));
		act(AddRangeAction.id(NewRange.MEMORY_SLOT));
		assertEquals(2, machine().getMemorySlots().size());
		Gestures.viewer(editor).select(row("memslots", "slot1"));
		Desktop.settle();
		sheet.enter("0x400000", "guest_phys_addr");
		MemorySlot slot = machine().getMemorySlots().get(1);
		assertEquals(0x400000, slot.getGuestPhysAddr());
		sheet.enter("0x1000", "guest_phys_addr");
		assertEquals(0x400000, slot.getGuestPhysAddr(), "the kernel refuses slots that overlap");
		Desktop.screenshot("memory");
		run("org.eclipse.ui.edit.delete");
		assertEquals(1, machine().getMemorySlots().size());
		run(UNDO);
		assertEquals(2, machine().getMemorySlots().size());
		run(REDO);
		assertEquals(1, machine().getMemorySlots().size());
	}

	@Test
	void theWalkShowsWhoIsAskedForAnEndOfInterrupt() throws Exception {
		((WalkPlayer) editor.getAdapter(WalkPlayer.class)).setReducedMotion(true);
		turnTo("buses");
		WalkPlayer player = (WalkPlayer) editor.getAdapter(WalkPlayer.class);
		boolean asked = false;
		for (int hop = 0; hop < 100 && !asked; hop++) {
			run("org.eclipse.debug.ui.commands.StepInto");
			Desktop.await("the run has answered", () -> !player.isWaiting());
			asked = editor.presenter().orElseThrow().node("io_bus1")
					.filter(node -> node.active()).isPresent();
		}
		assertTrue(asked);
		assertFalse(editor.presenter().orElseThrow().token().isEmpty());
		Desktop.screenshot("buses-eoi");
	}
}
