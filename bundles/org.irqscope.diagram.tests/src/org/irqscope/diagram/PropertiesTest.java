package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.views.properties.IPropertySource;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.parts.RowEditPart;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.diagram.properties.ElementProperties;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.Eventfd;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Properties view shows and edits what is selected in a diagram, in the state of the walk. */
@ExtendWith(NoErrorsLogged.class)
class PropertiesTest {
	private static final String UNDO = "org.eclipse.ui.edit.undo", REDO = "org.eclipse.ui.edit.redo";
	private IFile file;
	private MachineEditor editor;
	private Gestures mouse;
	private Sheet sheet;

	@BeforeEach
	void open() throws Exception {
		sheet = new Sheet();
		file = WideCopy.of("noapic", "properties");
		editor = (MachineEditor) Desktop.open(file);
		Desktop.await("the diagram fits", () -> Gestures.viewer(editor).getControl().getSize().x > 0);
		mouse = new Gestures(editor);
		select("eventfd0");
		((WalkPlayer) editor.getAdapter(WalkPlayer.class)).setReducedMotion(true);
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeEditor(editor, false);
		file.delete(true, null);
	}

	private VirtualMachine machine() {
		return editor.presenter().orElseThrow().document();
	}

	private void select(String node) {
		Gestures.viewer(editor).select(mouse.node(node));
		Desktop.settle();
	}

	private void reveal(String node) {
		Gestures.viewer(editor).reveal(mouse.node(node));
		Desktop.settle();
	}

	private RowEditPart row(String node, String row) {
		for (Object part : mouse.node(node).getChildren())
			if (((RowEditPart) part).id().equals(row))
				return (RowEditPart) part;
		throw new AssertionError(row + " of " + mouse.node(node).getChildren());
	}

	private Point middle(String node, String row) {
		Rectangle area = row(node, row).getFigure().getBounds().getCopy();
		row(node, row).getFigure().translateToAbsolute(area);
		return area.getCenter();
	}

	private void run(String command) {
		Desktop.page().activate(editor);
		Desktop.run(command);
		Desktop.settle();
	}

	@Test
	void whatWasSelectedBeforeTheWalkFollowsIt() {
		assertEquals("0", sheet.value("count"));
		run("org.eclipse.debug.ui.commands.StepInto");
		assertEquals("1", sheet.value("count"));
		run("org.eclipse.debug.ui.commands.Terminate");
		assertEquals("0", sheet.value("count"));
	}

	@Test
	void whatIsContainedOpensAndIsEditedAndUndone() {
		select("ioapic");
		RedirectionEntry entry = X86Chips.ioapic(machine()).getRedirtbl().get(4);
		sheet.enter("0x41", "redirtbl", "[4]", "vector");
		assertEquals(0x41, entry.getVector());
		assertEquals("65", sheet.value("redirtbl", "[4]", "vector"));
		sheet.choose("logical", "redirtbl", "[4]", "dest_mode");
		assertEquals(DestinationMode.LOGICAL, entry.getDestMode());
		run(UNDO);
		run(UNDO);
		assertEquals(0, entry.getVector());
		assertEquals("0", sheet.value("redirtbl", "[4]", "vector"));
		run(REDO);
		assertEquals(0x41, entry.getVector());
	}

	@Test
	void severalOfAKindShareWhatTheyHaveAndOthersAreListed() {
		editor.edit("unmask", () -> X86Chips.ioapic(machine()).getRedirtbl().get(10).setMask(false));
		Desktop.settle();
		Gestures.viewer(editor).setSelection(
				new StructuredSelection(List.of(row("ioapic", "pin4"), row("ioapic", "pin10"))));
		Desktop.settle();
		assertTrue(sheet.names().containsAll(List.of("vector", "mask")), sheet.names().toString());
		sheet.enter("0x41", "vector");
		assertEquals(List.of(0x41, 0x41), List.of(4, 10).stream()
				.map(pin -> X86Chips.ioapic(machine()).getRedirtbl().get(pin).getVector()).toList());
		Desktop.page().activate(editor);
		Gestures.viewer(editor)
				.setSelection(new StructuredSelection(List.of(mouse.node("ioapic"), mouse.node("eventfd0"))));
		Desktop.settle();
		assertEquals(2, sheet.names().size(), sheet.names().toString());
		assertEquals("0", sheet.value(sheet.names().get(1), "count"));
	}

	@Test
	void everythingThatAMachineContainsOpens() {
		Gestures.viewer(editor).select(Gestures.viewer(editor).getContents());
		Desktop.settle();
		assertEquals("KVM_MMIO_BUS", sheet.value("buses", "[0]", "kind"));
		assertEquals("4", sheet.value("irq_routing", "entries", "[8]", "gsi"));
		assertEquals("0x30", sheet.value("controllers", "[0]", "irq_base"));
		assertEquals("", sheet.value("vcpus", "[0]", "controllers", "[0]", "isr"));
		assertTrue(sheet.value("stimuli", "[0]", "device").contains("ttyS0"));
	}

	@Test
	void aValueThatTheKernelRefusesIsNotTakenAndTheReasonIsSaid() {
		select("ioapic");
		String said = sheet.complaint("256", "redirtbl", "[4]", "vector");
		assertTrue(said.contains("256 vectors"), said);
		assertEquals(0, X86Chips.ioapic(machine()).getRedirtbl().get(4).getVector());
		assertFalse(editor.isDirty());
	}

	@Test
	void aClickOnAPinSelectsItsRedirectionEntry() {
		reveal("ioapic");
		mouse.click(middle("ioapic", "pin4"));
		assertEquals(List.of(row("ioapic", "pin4")), Gestures.viewer(editor).getSelectedEditParts());
		sheet.enter("0x51", "vector");
		sheet.choose("no", "mask");
		sheet.enter("0", "dest_id");
		RedirectionEntry entry = X86Chips.ioapic(machine()).getRedirtbl().get(4);
		assertEquals(0x51, entry.getVector());
		assertFalse(entry.isMask());
		assertEquals(row("ioapic", "pin4"), Gestures.viewer(editor).getSelectedEditParts().get(0));
	}

	@Test
	void aClickOnAPinOfThePicShowsItsBits() {
		mouse.click(middle("pic0", "pin4"));
		assertEquals("no", sheet.value("imr[4]"));
		sheet.choose("yes", "imr[4]");
		assertEquals(1, X86Chips.pics(machine()).get(0).getImr() >> 4 & 1);
		run(UNDO);
		assertEquals("no", sheet.value("imr[4]"));
	}

	@Test
	void aClickOnARouteEditsItAndDeletesIt() {
		mouse.click(middle("gsi4", "entry0"));
		assertTrue(sheet.names().contains("pin"), sheet.names().toString());
		Desktop.page().activate(editor);
		Desktop.run("org.eclipse.ui.edit.delete");
		Desktop.settle();
		assertEquals(1, mouse.node("gsi4").nodeFigure().node().rows().size());
		run(UNDO);
		assertEquals(2, mouse.node("gsi4").nodeFigure().node().rows().size());
	}

	@Test
	void aClickOnARegisterShowsThatRegister() {
		mouse.click(middle("pic0", "imr"));
		assertTrue(sheet.names().contains("imr") && !sheet.names().contains("irr"), sheet.names().toString());
		reveal("lapic0");
		mouse.click(middle("lapic0", "irr"));
		sheet.enter("49 0x32", "irr");
		assertEquals("49 50", X86Chips.lapic(machine().getVcpus().get(0)).getIrr().toString());
		String said = sheet.complaint("256", "irr");
		assertTrue(said.contains("256"), said);
	}

	@Test
	void aRowIsDraggedWithItsNode() {
		reveal("ioapic");
		Point from = middle("ioapic", "pin4");
		Rectangle before = mouse.node("ioapic").nodeFigure().getBounds().getCopy();
		mouse.drag(from, from.getCopy().translate(0, 60));
		assertTrue(mouse.node("ioapic").nodeFigure().getBounds().y > before.y);
	}

	@Test
	void aMarqueeSelectsNodesAndNotTheirRows() {
		mouse.choose(Texts.of("palette.marquee"));
		mouse.drag(mouse.place(-500, -500), mouse.place(3000, 3000));
		mouse.select();
		List<?> selected = Gestures.viewer(editor).getSelectedEditParts();
		assertTrue(selected.stream().anyMatch(NodeEditPart.class::isInstance), selected.toString());
		assertTrue(selected.stream().noneMatch(RowEditPart.class::isInstance), selected.toString());
	}

	@Test
	void whatTheImportConcludedIsAPropertyOfTheElementItIsAbout() {
		Conclusion conclusion = Conclusion.of(machine()).stream()
				.filter(one -> one.element().filter(element -> mouse.has(element.getId())).isPresent()).findFirst()
				.orElseThrow();
		select(conclusion.element().orElseThrow().getId());
		List<Conclusion> all = Conclusion.about(machine(), conclusion.element().orElseThrow());
		assertEquals(Texts.of("property.conclusions", all.size()), sheet.value("import"));
		Conclusion first = all.get(0);
		assertEquals(first.text(), sheet.value("import",
				Texts.of(first.isAssumed() ? "property.assumed" : "property.concluded", 1, first.source())));
	}

	@Test
	void aNumberIsReadInDecimalAndInHexadecimal() {
		Eventfd eventfd = machine().getEventfds().get(0);
		IPropertySource properties = new ElementProperties(eventfd, Optional.of(editor::edit));
		properties.setPropertyValue(ModelPackage.Literals.EVENTFD__COUNT, "010");
		assertEquals(10, eventfd.getCount());
		properties.setPropertyValue(ModelPackage.Literals.EVENTFD__COUNT, "0x10");
		assertEquals(16, eventfd.getCount());
		assertTrue(editor.isDirty());
	}

	@Test
	void whatIsOnlyShownCannotBeSet() {
		Eventfd eventfd = machine().getEventfds().get(0);
		new ElementProperties(eventfd, Optional.empty()).setPropertyValue(ModelPackage.Literals.EVENTFD__COUNT, "1");
		assertEquals(0, eventfd.getCount());
		assertFalse(editor.isDirty());
	}
}
