package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.page.EditorPages;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Node;
import org.irqscope.scene.layout.Scene;
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
		} while (player.stop().filter(Stop::canStepForward).isPresent());
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
		editor.pages().orElseThrow().reveal("irqfd0");
		turnTo("machine");
		IStructuredSelection selected = (IStructuredSelection) editor.getSite().getSelectionProvider().getSelection();
		assertEquals("irqfd0", ((NodeEditPart) selected.getFirstElement()).id());
	}

	private String visible() {
		return editor.presenter().orElseThrow().page().id();
	}

	@Test
	void keysLeadIntoAChipAndBackAndFromPageToPage() throws Exception {
		open("apic");
		Desktop.await("nodes are placed", () -> page(0).node("ioapic").isPresent());
		editor.pages().orElseThrow().reveal("ioapic");
		Desktop.run("org.irqscope.page.inside");
		assertEquals("ioapic", visible());
		stepTo("ioapic_set_irq");
		PagePresenter shown = editor.presenter().orElseThrow();
		assertTrue(shown.node("ioapic").orElseThrow().active());
		Desktop.screenshot("ioapic");
		IStructuredSelection selected = (IStructuredSelection) editor.getSite().getSelectionProvider().getSelection();
		assertEquals("ioapic", ((NodeEditPart) selected.getFirstElement()).id());
		Desktop.run("org.irqscope.page.back");
		assertEquals("machine", visible());
		Desktop.run("org.irqscope.page.next");
		assertEquals("routing", visible());
		Desktop.run("org.irqscope.page.previous");
		assertEquals("machine", visible());
	}

	@Test
	void theLocalApicsOfManyProcessorsShareATab() throws Exception {
		IFile file = BigFile.of("shared", 9, 40);
		try {
			editor = (MachineEditor) Desktop.open(file);
			Desktop.await("nodes are placed", () -> page(0).node("ioapic").isPresent());
			CTabFolder tabs = (CTabFolder) Gestures.viewer(editor).getControl().getParent();
			CTabItem last = tabs.getItem(tabs.getItemCount() - 1);
			assertEquals("LAPICs", last.getText());
			assertEquals(editor.presenters().size() - 8, tabs.getItemCount());
			Desktop.run("org.irqscope.page.previous");
			assertEquals("lapic0", visible());
			Desktop.run("org.irqscope.page.previous_vcpu");
			assertEquals("lapic8", visible());
			Desktop.run("org.irqscope.page.next_vcpu");
			Desktop.run("org.irqscope.page.next_vcpu");
			assertEquals("lapic1", visible());
			assertEquals(tabs.getSelection(), last);
			Combo choice = choice();
			assertEquals("LAPIC 1", choice.getText());
			choice.select(7);
			choice.notifyListeners(SWT.Selection, new Event());
			assertEquals("lapic7", visible());
			assertEquals("LAPIC 7", choice().getText());
			Desktop.screenshot("lapic-of-many");
			Desktop.run("org.irqscope.page.back");
			assertEquals("lapic1", visible());
			Desktop.run("org.irqscope.page.next");
			assertEquals("machine", visible());
			editor.pages().orElseThrow().reveal(X86Chips.lapic(document().getVcpus().get(0)).getId());
			Desktop.run("org.irqscope.page.previous");
			assertEquals("lapic0", visible());
		} finally {
			Desktop.page().closeAllEditors(false);
			file.delete(true, null);
		}
	}

	private VirtualMachine document() {
		return editor.presenter().orElseThrow().document();
	}

	/** What stands above the visible page. */
	private Combo choice() {
		Composite line = (Composite) Gestures.viewer(editor).getControl().getParent().getChildren()[0];
		return (Combo) line.getChildren()[0];
	}

	@Test
	void aPageGoesWithTheChipThatItIsAboutAndComesBackWithIt() throws Exception {
		open("apic");
		int pages = editor.presenters().size();
		turnTo("ioapic");
		editor.edit("split",
				() -> X86Chips.of(editor.presenter().orElseThrow().document()).setIrqchipMode(IrqchipMode.SPLIT));
		Desktop.await("the page has gone", () -> editor.presenters().size() < pages);
		assertEquals("machine", visible());
		Desktop.run("org.eclipse.ui.edit.undo");
		Desktop.await("the page is back", () -> editor.presenters().size() == pages);
		turnTo("ioapic");
		assertEquals("ioapic", visible());
	}

	@Test
	void aZoomedPageFollowsTheWalk() throws Exception {
		open("apic");
		ZoomManager zoom = (ZoomManager) editor.getAdapter(ZoomManager.class);
		Desktop.await("nodes are placed", () -> !page(0).scene().nodes().isEmpty());
		Desktop.settle();
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
		IFile file = BigFile.of("big", 64, 4096);
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
}
