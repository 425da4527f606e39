package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.part.PageBookView;
import org.irqscope.diagram.page.EditorPages;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.parts.RowEditPart;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The outline says in a tree what a page says, and both have the same selection. */
@ExtendWith(NoErrorsLogged.class)
class OutlineTest {
	private MachineEditor editor;
	private IViewPart outline;

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private Tree open(String page) throws Exception {
		editor = (MachineEditor) Desktop.open(Desktop.example("apic"));
		((WalkPlayer) editor.getAdapter(WalkPlayer.class)).setReducedMotion(true);
		outline = Desktop.page().showView(IPageLayout.ID_OUTLINE);
		((EditorPages) editor.getAdapter(EditorPages.class)).show(page);
		Desktop.await("the page is laid out", () -> !editor.presenter().orElseThrow().scene().nodes().isEmpty());
		Tree tree = tree(((PageBookView) outline).getCurrentPage().getControl()).findFirst().orElseThrow();
		Desktop.await("the tree has the nodes of the page",
				() -> tree.getItemCount() == editor.presenter().orElseThrow().scene().nodes().size());
		return tree;
	}

	private static Stream<Tree> tree(Control control) {
		if (control instanceof Tree tree)
			return Stream.of(tree);
		return control instanceof Composite parent ? Stream.of(parent.getChildren()).flatMap(OutlineTest::tree)
				: Stream.empty();
	}

	private static TreeItem item(Tree tree, String text) {
		return Stream.of(tree.getItems()).filter(item -> item.getText().startsWith(text)).findFirst().orElseThrow();
	}

	private static TreeItem opened(Tree tree, TreeItem item, String child) {
		Event expand = new Event();
		expand.item = item;
		tree.notifyListeners(SWT.Expand, expand);
		item.setExpanded(true);
		return Stream.of(item.getItems()).filter(one -> one.getText().startsWith(child)).findFirst().orElseThrow();
	}

	private static void choose(Tree tree, TreeItem item) {
		tree.setSelection(item);
		Event selection = new Event();
		selection.item = item;
		tree.notifyListeners(SWT.Selection, selection);
		Desktop.settle();
	}

	@Test
	void whatIsChosenInTheTreeIsSelectedOnThePage() throws Exception {
		Tree tree = open("ioapic");
		choose(tree, item(tree, "IOAPIC"));
		Object node = Gestures.viewer(editor).getSelectedEditParts().get(0);
		assertEquals("ioapic", ((NodeEditPart) node).id());
		choose(tree, opened(tree, item(tree, "IOAPIC"), "4"));
		Object row = Gestures.viewer(editor).getSelectedEditParts().get(0);
		assertEquals("pin4", ((RowEditPart) row).id());
		IStructuredSelection selected = (IStructuredSelection) outline.getSite().getSelectionProvider().getSelection();
		assertEquals(row, selected.getFirstElement());
		Desktop.screenshot("outline");
	}

	@Test
	void whatIsSelectedOnThePageIsSelectedInTheTree() throws Exception {
		Tree tree = open("machine");
		editor.pages().orElseThrow().reveal("irqfd0");
		Desktop.settle();
		assertTrue(tree.getSelection()[0].getText().contains("irqfd"), List.of(tree.getSelection()).toString());
	}

	@Test
	void theTreeFollowsTheWalkAndSaysWhatChanged() throws Exception {
		Tree tree = open("machine");
		TreeItem eventfd = opened(tree, item(tree, "eventfd"), "count");
		WalkPlayer player = (WalkPlayer) editor.getAdapter(WalkPlayer.class);
		do
			Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		while (player.stop().orElseThrow().hop().orElseThrow().changes().stream()
				.noneMatch(change -> change.name().equals("count")));
		Desktop.await("the tree has caught up",
				() -> eventfd.getText().contains("0 \u2192 1") && eventfd.getText().contains("changed"));
	}

	@Test
	void anEditorThatComesBackBesideAnotherViewHasItsOutline() throws Exception {
		outline = Desktop.page().showView(IPageLayout.ID_OUTLINE);
		Desktop.page().showView(IPageLayout.ID_PROJECT_EXPLORER);
		IFile file = Desktop.example("apic");
		editor = (MachineEditor) Desktop.page().openEditor(new FileEditorInput(file),
				IDE.getDefaultEditor(file).getId(), false);
		Desktop.awaitOpened(editor);
		Desktop.await("the outline has the nodes of the page",
				() -> tree(((PageBookView) outline).getCurrentPage().getControl())
						.anyMatch(tree -> tree.getItemCount() > 0));
	}

	@Test
	void undoIsAtHandInTheOutline() throws Exception {
		open("machine");
		Desktop.page().activate(outline);
		editor.edit("rename", () -> editor.presenter().orElseThrow().document().getDevices().get(0).setName("tty1"));
		Desktop.settle();
		Desktop.run("org.eclipse.ui.edit.undo");
		assertEquals("ttyS0", editor.presenter().orElseThrow().document().getDevices().get(0).getName());
	}

	@Test
	void aScreenReaderHasNamesForPageAndNodes() throws Exception {
		open("machine");
		editor.pages().orElseThrow().reveal("irqfd0");
		NodeEditPart part = new Gestures(editor).node("irqfd0");
		AccessibleEvent name = new AccessibleEvent(this);
		AccessibleEditPart speech = (AccessibleEditPart) part
				.getAdapter(AccessibleEditPart.class);
		speech.getName(name);
		assertTrue(name.result.contains("irqfd"), name.result);
		speech.getDescription(name);
		assertTrue(name.result.contains("raises a GSI"), name.result);
	}
}
