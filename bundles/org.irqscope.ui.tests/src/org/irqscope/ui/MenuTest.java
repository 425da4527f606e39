package org.irqscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.commands.Command;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Menus;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The menus have what this product does, and nothing that the bundles it is made of would do elsewhere. */
@ExtendWith(NoErrorsLogged.class)
class MenuTest {
	private static final String BAR = "File | Edit | View | Walk | Window | Help";

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

	private static void has(String entries, Menu menu) {
		assertEquals(entries, String.join(" | ", Menus.entries(menu)));
	}

	@Test
	void theBarHasTheMenusOfThisProduct() {
		Desktop.await("the bar has " + BAR, () -> BAR.equals(String.join(" | ", Arrays
				.stream(Desktop.window().getShell().getMenuBar().getItems()).map(Menus::text).toList())));
	}

	@Test
	void theFileMenuHasWhatCanBeDoneWithDocuments() {
		has("New | Close Editor | Close All Editors | Save | Save As... | Save All | Import... | "
				+ "Export... | Refresh | Open File... | Recent Files | Restart | Exit", Menus.bar("File"));
	}

	@Test
	void whatIsMadeFirstStandsFirst() {
		has("Machine | Example | Project | Folder | File | Other...", Arrays.stream(Menus.bar("File").getItems())
				.filter(item -> Menus.text(item).equals("New")).findFirst().orElseThrow().getMenu());
	}

	@Test
	void theEditMenuAddsAndJoins() {
		has("Undo | Redo | Cut | Copy | Paste | Copy as Image | Copy as SVG | Paste as Machine... | Delete | "
				+ "Select All | Find/Replace... | Add | Connect To...", Menus.bar("Edit"));
	}

	@Test
	void theViewMenuIsAboutTheDiagram() {
		has("Zoom In | Zoom Out | Fit | 100 % | Layout | Only This Interrupt | Collapse Unused | "
				+ "Follow the Walk | High Contrast | Look Inside | Back | Next Page | Previous Page | "
				+ "Next vCPU | Previous vCPU | Who Handles This Address...", Menus.bar("View"));
	}

	@Test
	void theWalkMenuStepsBothWays() {
		has("Step Into | Step Over | Step Return | Resume | Run to Hop... | Step Back Into | Step Back Over | "
				+ "Step Back to Call | Resume Backwards | Do | Step This Context Next | Play | Present | "
				+ "Caption This Hop... | "
				+ "Suspend | Terminate | Who Set This? | Who Changed This Last? | "
				+ "Who Changes This Next? | Why Was It Not Delivered? | Toggle Breakpoint | "
				+ "New Breakpoint... | Skip All Breakpoints | Compare with this Host's KVM | "
				+ "Compare with a Trace... | Save Session | Continue Session | "
				+ "Walk Through a Trace... | Interrupt Walks...", Menus.bar("Walk"));
	}

	@Test
	void theWindowMenuHasViewsAndPreferences() {
		has("Open Perspective | Show View | Reset Perspective... | Preferences...", Menus.bar("Window"));
	}

	@Test
	void theHelpMenuHelps() {
		has("Welcome | Keys and First Steps | Cheat Sheets... | Find Actions | "
				+ "About IRQScope | Show Active Keybindings...", Menus.bar("Help"));
	}

	@Test
	void theMenuOfADiagramIsAboutItsNodes() {
		GraphicalViewer viewer = Adapters.adapt(Desktop.page().getActiveEditor(), GraphicalViewer.class);
		has("Undo | Redo | Toggle Breakpoint | Breakpoint On | New Breakpoint... | Delete | "
				+ "Add | Step Into | Resume | Play | Do | Step This Context Next | Who Set This? | "
				+ "Who Changed This Last? | Who Changes This Next? | Why Was It Not Delivered? | "
				+ "Look Inside | Back | Who Handles This Address... | Arrange All | "
				+ "Wide | Compact | Only This Interrupt | "
				+ "Collapse Unused | Fit | 100 % | Follow the Walk | Export Diagram...",
				viewer.getControl().getMenu());
	}

	/** The tree of projects. */
	private static Optional<Tree> tree(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> child instanceof Tree tree ? Stream.of(tree)
				: child instanceof Composite inner ? tree(inner).stream() : Stream.empty())
				.filter(tree -> tree.getItemCount() > 0 && tree.getItem(0).getText().equals("Examples")).findFirst();
	}

	private static Menu of(IResource resource) throws Exception {
		IViewPart explorer = Desktop.page().showView(IPageLayout.ID_PROJECT_EXPLORER);
		((ISetSelectionTarget) explorer).selectReveal(new StructuredSelection(resource));
		Desktop.settle();
		return tree(Desktop.window().getShell()).orElseThrow().getMenu();
	}

	/** The second of two would need its key twice, and Return. */
	@Test
	void noTwoEntriesThatAreOursHaveOneKey() {
		GraphicalViewer viewer = Adapters.adapt(Desktop.page().getActiveEditor(), GraphicalViewer.class);
		assertEquals(List.of(), shared(viewer.getControl().getMenu()), "of the diagram");
		for (String menu : List.of("View", "Walk"))
			assertEquals(List.of(), shared(Menus.bar(menu)), "of " + menu);
	}

	/** The letters that more than one entry has. */
	private static List<String> shared(Menu menu) {
		Menus.entries(menu);
		List<String> keys = Arrays.stream(menu.getItems()).map(MenuItem::getText).filter(text -> text.contains("&"))
				.map(text -> text.substring(text.indexOf('&') + 1, text.indexOf('&') + 2).toLowerCase(Locale.ROOT))
				.toList();
		return keys.stream().filter(key -> Collections.frequency(keys, key) > 1).distinct().toList();
	}

	@Test
	void theMenuOfAFileIsAboutFiles() throws Exception {
		has("New | Open | Show In | Open With | Copy | Paste | Delete | Move... | Rename... | "
				+ "Import... | Export... | Refresh | Properties", of(machine));
	}

	@Test
	void theMenuOfAFolderIsAboutFolders() throws Exception {
		has("New | Go Into | Show In | Copy | Paste | Delete | Move... | Rename... | Import... | "
				+ "Export... | Refresh | Properties", of(machine.getProject().getFolder("noapic")));
	}

	@Test
	void theMenuOfAProjectIsAboutProjects() throws Exception {
		has("New | Go Into | Show In | Copy | Paste | Delete | Move... | Rename... | Import... | "
				+ "Export... | Refresh | Close Project | Close Unrelated Project | "
				+ "Properties", of(machine.getProject()));
	}

	/** Menus underline letters; lists of keys would show the marks. */
	@Test
	void namesOfCommandsHaveNoMarks() throws Exception {
		for (Command command : PlatformUI.getWorkbench().getService(ICommandService.class).getDefinedCommands())
			if (command.getId().startsWith("org.irqscope."))
				assertTrue(!command.getName().contains("&"), command.getName());
		List<Command> marked = Stream.of(PlatformUI.getWorkbench().getService(ICommandService.class)
				.getDefinedCommands()).filter(command -> command.getId().startsWith("org.eclipse.debug")).toList();
		for (Command command : marked)
			assertTrue(!command.getName().contains("&"), command.getName());
	}
}
