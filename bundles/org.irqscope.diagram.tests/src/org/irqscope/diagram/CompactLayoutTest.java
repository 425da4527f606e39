package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.jface.action.IAction;
import org.irqscope.diagram.action.LookAction;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.model.MachineLayout;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** New machines open in bands that can be read; how a machine is shown is chosen in the menu and can be undone. */
@ExtendWith(NoErrorsLogged.class)
class CompactLayoutTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto", UNDO = "org.eclipse.ui.edit.undo";
	private static final double READABLE = 0.9;
	private IFile file;
	private MachineEditor editor;

	@BeforeEach
	void open() throws Exception {
		file = Desktop.copy("apic", "compact");
		editor = (MachineEditor) Desktop.open(file);
		Desktop.await("the machine is placed", () -> !page().scene().nodes().isEmpty());
		Desktop.settle();
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeEditor(editor, false);
		file.delete(true, null);
	}

	private PagePresenter page() {
		return editor.presenter().orElseThrow();
	}

	private VirtualMachine document() {
		return page().document();
	}

	private void choose(LookAction.Look look, boolean on) {
		IAction action = ((ActionRegistry) editor.getAdapter(ActionRegistry.class)).getAction(look.id());
		action.setChecked(on);
		action.run();
		Desktop.settle();
	}

	private List<String> titles() {
		return page().scene().nodes().stream().map(Node::title).toList();
	}

	@Test
	void theSmallestTextIsNineHighWhenAMachineOpens() {
		ZoomManager zoom = (ZoomManager) editor.getAdapter(ZoomManager.class);
		assertTrue(zoom.getZoom() >= READABLE, "zoom " + zoom.getZoom());
		assertEquals(MachineLayout.COMPACT, document().getLayout());
	}

	@Test
	void theLayoutIsChosenAndUndone() {
		choose(LookAction.Look.WIDE, true);
		assertEquals(MachineLayout.WIDE, document().getLayout());
		assertTrue(editor.isDirty());
		Desktop.await("the chips stand right of the routes", () -> right("gsi4") < left("lapic0"));
		Desktop.run(UNDO);
		assertEquals(MachineLayout.COMPACT, document().getLayout());
		Desktop.await("the chips stand below the routes", () -> left("lapic0") < right("gsi4"));
	}

	private double left(String node) {
		return page().node(node).orElseThrow().bounds().x();
	}

	private double right(String node) {
		return page().node(node).orElseThrow().bounds().right();
	}

	@Test
	void whatIsNotUsedIsOneLineUntilAWalkComesThere() {
		assertTrue(titles().contains("PIC pair, not used"), titles().toString());
		Desktop.run(INTO);
		Desktop.await("the walk's chips are shown", () -> titles().contains("PIC master"));
		assertFalse(titles().contains("PIC pair, not used"), titles().toString());
	}

	@Test
	void whatIsNotUsedIsShownOnDemand() {
		choose(LookAction.Look.COLLAPSE_UNUSED, false);
		Desktop.await("all chips are shown", () -> titles().containsAll(List.of("PIC master", "PIC slave")));
	}
}
