package org.irqscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The menus have what this product does, and nothing that the bundles it is made of would do elsewhere. */
@ExtendWith(NoErrorsLogged.class)
class MenuTest {
	private static final Set<String> FOREIGN = Set.of("Run As", "Debug As", "Profile As", "Team", "Compare With",
			"Replace With", "Convert Line Delimiters To");
	private IFile machine;

	@BeforeEach
	void open() throws Exception {
		machine = Desktop.example("noapic");
		Desktop.open(machine);
	}

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	/** The entries of a menu as it opens, without lines, mnemonics and keys. */
	private static List<String> entries(Menu menu) {
		menu.notifyListeners(SWT.Show, new Event());
		Desktop.settle();
		List<String> entries = Arrays.stream(menu.getItems()).filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0)
				.map(MenuItem::getText).map(text -> text.replace("&", "").replaceAll("\\t.*", "")).toList();
		menu.notifyListeners(SWT.Hide, new Event());
		Desktop.settle();
		return entries;
	}

	private static List<String> bar(String title) {
		Menu bar = Desktop.window().getShell().getMenuBar();
		return entries(Arrays.stream(bar.getItems()).filter(item -> item.getText().replace("&", "").equals(title))
				.findFirst().orElseThrow(() -> new AssertionError(title)).getMenu());
	}

	private static void hasNothingForeign(List<String> entries) {
		assertTrue(entries.size() > 2, entries.toString());
		assertEquals(List.of(), entries.stream().filter(FOREIGN::contains).toList());
	}

	@Test
	void theFileMenuBeginsWithNewAndEndsWithExit() {
		List<String> file = bar("File");
		hasNothingForeign(file);
		assertEquals("New", file.get(0));
		assertEquals("Exit", file.get(file.size() - 1));
	}

	@Test
	void theMenuOfADiagramIsAboutItsNodes() {
		GraphicalViewer viewer = Adapters.adapt(Desktop.page().getActiveEditor(), GraphicalViewer.class);
		List<String> entries = entries(viewer.getControl().getMenu());
		hasNothingForeign(entries);
		assertTrue(entries.contains("Arrange All"), entries.toString());
	}

	/** The tree of projects. */
	private static Optional<Tree> tree(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> child instanceof Tree tree ? Stream.of(tree)
				: child instanceof Composite inner ? tree(inner).stream() : Stream.empty())
				.filter(tree -> tree.getItemCount() > 0 && tree.getItem(0).getText().equals("Examples")).findFirst();
	}

	@Test
	void theMenuOfAFileIsAboutFiles() throws Exception {
		IViewPart explorer = Desktop.page().showView(IPageLayout.ID_PROJECT_EXPLORER);
		((ISetSelectionTarget) explorer).selectReveal(new StructuredSelection(machine));
		Desktop.settle();
		List<String> entries = entries(tree(Desktop.window().getShell()).orElseThrow().getMenu());
		hasNothingForeign(entries);
		assertTrue(entries.contains("Open") && entries.contains("Rename..."), entries.toString());
	}
}
