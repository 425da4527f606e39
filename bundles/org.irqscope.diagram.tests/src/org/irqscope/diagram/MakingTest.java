package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.dnd.TemplateTransfer;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.diagram.action.AddAction;
import org.irqscope.diagram.action.ConnectMenu;
import org.irqscope.diagram.palette.ElementDrop;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Menus;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A machine is made by hand out of nothing: with the palette, with menus alone, and with what is proposed. */
@ExtendWith(NoErrorsLogged.class)
class MakingTest {
	private IFile file;
	private MachineEditor editor;
	private GraphicalViewer viewer;

	@BeforeEach
	void open() throws Exception {
		file = Desktop.example("noapic").getProject().getFile("made.irqscope");
		file.create(new ByteArrayInputStream(MachineFiles.bytes(
				new NewMachine("made", MachineTemplate.EMPTY, 1, Vendor.VMX, false).create())), true, null);
		editor = (MachineEditor) Desktop.open(file);
		viewer = Gestures.viewer(editor);
		Desktop.await("the diagram is there", () -> viewer.getControl().getSize().x > 0);
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeEditor(editor, false);
		file.delete(true, null);
	}

	private VirtualMachine machine() {
		return editor.presenter().orElseThrow().document();
	}

	private void add(NewElement element) {
		((ActionRegistry) editor.getAdapter(ActionRegistry.class)).getAction(AddAction.id(element)).run();
		Desktop.settle();
	}

	private NodeEditPart selected() {
		Desktop.await("what is added is laid out and selected", () -> viewer.getSelectedEditParts().size() == 1);
		return (NodeEditPart) viewer.getSelectedEditParts().get(0);
	}

	@Test
	void aDeviceIsAddedWithoutAPointerAndJoinedByItsFirstProposal() {
		add(NewElement.SERIAL);
		assertEquals("device0", selected().id());
		MenuManager proposals = new MenuManager();
		new ConnectMenu(selected()).fill(proposals);
		((org.eclipse.jface.action.ActionContributionItem) proposals.getItems()[0]).getAction().run();
		Desktop.settle();
		assertEquals(4, machine().getIrqfds().get(0).getGsi());
		((WalkPlayer) editor.getAdapter(WalkPlayer.class)).setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		Desktop.await("the guest has it", () -> editor.presenter().orElseThrow().session().orElseThrow().walk().hops()
				.stream().anyMatch(hop -> hop.call().startsWith("guest_vector(")));
		Desktop.run("org.eclipse.debug.ui.commands.Terminate");
		Desktop.run("org.eclipse.ui.edit.undo");
		Desktop.settle();
		assertTrue(machine().getIrqfds().isEmpty());
		assertEquals(1, machine().getDevices().size());
	}

	@Test
	void elementsCanBeDroppedOnTheDiagram() {
		DropTarget target = (DropTarget) viewer.getControl().getData(DND.DROP_TARGET_KEY);
		assertTrue(Arrays.asList(target.getTransfer()).contains(TemplateTransfer.getInstance()));
		for (NewElement element : NewElement.values())
			assertEquals(element, new ElementDrop(viewer).getFactory(element).getNewObject());
	}

	@Test
	void theDiagramFitsAgainWhenItHasMoreRoomAndStaysWhereTheUserHasZoomed() {
		ZoomManager zoom = (ZoomManager) editor.getAdapter(ZoomManager.class);
		Desktop.settle();
		double before = zoom.getZoom();
		viewer.getControl().setSize(360, 240);
		Desktop.settle();
		assertTrue(zoom.getZoom() <= before);
		zoom.setZoom(2);
		viewer.getControl().setSize(640, 480);
		Desktop.settle();
		assertEquals(2, zoom.getZoom());
	}

	@Test
	void chipsHaveNothingToJoin() {
		NodeEditPart vcpu = NodeEditPart.find(viewer, "vcpu0").orElseThrow();
		assertTrue(new ConnectMenu(vcpu).isEmpty());
		add(NewElement.EVENTFD);
		assertFalse(new ConnectMenu(selected()).isEmpty());
	}

	@Test
	void theContextMenuAddsAndJoins() {
		add(NewElement.NVME);
		assertEquals("nvme0", selected().nodeFigure().node().title());
		List<String> entries = Menus.entries(viewer.getControl().getMenu());
		assertTrue(entries.containsAll(List.of("Add", "Connect To")), entries.toString());
	}
}
