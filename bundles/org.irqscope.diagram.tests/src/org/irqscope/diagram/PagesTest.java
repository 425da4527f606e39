package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.irqscope.core.edit.NewMachine;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.model.MachineFiles;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.Scene;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An editor has pages that share walk and selection; only the one that is seen follows. Big machines open at once. */
@ExtendWith(NoErrorsLogged.class)
class PagesTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto";
	private MachineEditor editor;

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private void open(String example) throws Exception {
		editor = (MachineEditor) Desktop.open(Desktop.example(example));
		((WalkPlayer) editor.getAdapter(WalkPlayer.class)).setReducedMotion(true);
	}

	private void turnTo(String page) {
		((EditorPages) editor.getAdapter(EditorPages.class)).show(page);
		Desktop.settle();
	}

	private PagePresenter page(int at) {
		return editor.presenters().get(at);
	}

	private void stepTo(String call) {
		WalkPlayer player = (WalkPlayer) editor.getAdapter(WalkPlayer.class);
		do {
			Desktop.run(INTO);
			Desktop.await("the run has answered", () -> !player.isWaiting());
			if (page(0).session().orElseThrow().hop().orElseThrow().call().contains(call))
				return;
		} while (player.canStepInto());
		throw new AssertionError("the walk has no hop " + call);
	}

	@Test
	void theRoutingPageShowsTheEntriesOfTheGsiThatIsLookedUp() throws Exception {
		open("apic");
		turnTo("routing");
		Desktop.await("the table is laid out", () -> !page(1).scene().nodes().isEmpty());
		stepTo("kvm_set_irq");
		Node table = page(1).scene().nodes().stream().filter(Node::active).findFirst().orElseThrow();
		assertTrue(table.rows().toString().contains("IOAPIC pin 4"), table.toString());
		Desktop.screenshot("routing");
	}

	@Test
	void aHiddenPageIsBroughtUpToDateWhenItIsShown() throws Exception {
		open("apic");
		turnTo("routing");
		Scene hidden = page(0).scene();
		stepTo("kvm_set_irq");
		assertSame(hidden, page(0).scene());
		turnTo("machine");
		assertNotSame(hidden, page(0).scene());
		assertEquals("GSI 4", page(0).scene().nodes().stream().filter(Node::active).findFirst().orElseThrow().title());
	}

	@Test
	void whatIsSelectedOnOnePageIsSelectedOnTheOther() throws Exception {
		open("apic");
		turnTo("routing");
		Desktop.await("the table is laid out", () -> page(1).node("irqfd0").isPresent());
		editor.reveal("irqfd0");
		turnTo("machine");
		IStructuredSelection selected = (IStructuredSelection) editor.getSite().getSelectionProvider().getSelection();
		assertEquals("irqfd0", ((NodeEditPart) selected.getFirstElement()).id());
	}

	@Test
	void aZoomedPageFollowsTheWalk() throws Exception {
		open("apic");
		ZoomManager zoom = (ZoomManager) editor.getAdapter(ZoomManager.class);
		Desktop.await("the diagram has its zoom", () -> zoom.getZoom() < 1);
		zoom.setZoom(2);
		for (String call : List.of("eventfd_signal", "kvm_set_irq", "__apic_accept_irq", "guest_vector")) {
			stepTo(call);
			Node active = page(0).scene().nodes().stream().filter(Node::active).findFirst().orElseThrow();
			Rectangle shown = zoom.getViewport().getClientArea();
			assertTrue(shown.contains((int) (2 * active.bounds().x()), (int) (2 * active.bounds().y())),
					call + ": " + active.title() + " is outside of " + shown);
		}
		Desktop.screenshot("followed");
	}

	@Test
	void anEditorThatIsClosedWhileItsPageGlidesGlidesNoFurther() throws Exception {
		open("apic");
		WalkPlayer player = (WalkPlayer) editor.getAdapter(WalkPlayer.class);
		stepTo("eventfd_signal");
		((ZoomManager) editor.getAdapter(ZoomManager.class)).setZoom(2);
		player.setReducedMotion(false);
		player.goTo(player.session().orElseThrow().walk().size());
		Desktop.await("the run has answered", () -> !player.isWaiting());
		Desktop.page().closeEditor(editor, false);
		long end = System.nanoTime() + 500_000_000;
		Desktop.await("a glide would have ended", () -> System.nanoTime() > end);
		assertNull(Desktop.page().findEditor(editor.getEditorInput()));
	}

	@Test
	void aBigMachineOpensReadableAndItsGroupsOpen() throws Exception {
		IFile file = Desktop.example("apic").getProject().getFile("big.irqscope");
		file.create(new ByteArrayInputStream(MachineFiles.bytes(big())), true, null);
		try {
			editor = (MachineEditor) Desktop.open(file);
			Desktop.await("nodes are placed", () -> !page(0).scene().nodes().isEmpty());
			ZoomManager zoom = (ZoomManager) editor.getAdapter(ZoomManager.class);
			Desktop.await("the diagram has its zoom", () -> zoom.getZoom() == 0.9);
			Desktop.screenshot("big");
			int before = page(0).scene().nodes().size();
			new Gestures(editor).node("group-vcpus").performRequest(new Request(RequestConstants.REQ_OPEN));
			Desktop.await("more vCPUs are shown", () -> page(0).scene().nodes().size() > before + 10);
			Desktop.screenshot("big-opened");
			assertFalse(editor.isDirty());
		} finally {
			file.delete(true, null);
		}
	}

	private static VirtualMachine big() {
		VirtualMachine machine = NewMachine.create("big");
		machine.getPositions().clear();
		for (int id = 1; id < 64; id++)
			machine.getVcpus().add(Machines.vcpu(id));
		for (int at = machine.getIrqRouting().getEntries().size(); at < 4096; at++) {
			MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
			route.setGsi(at);
			route.setAddress(0xfee00000L | (long) (at % 64) << 12);
			route.setData(0x30 + at % 150);
			machine.getIrqRouting().getEntries().add(route);
		}
		return machine;
	}
}
