package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.diagram.page.EditorPages;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.theme.Theme;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page opens in every theme at every zoom, steps, and shows what is edited, undone and redone. */
@ExtendWith(NoErrorsLogged.class)
class AllPagesTest {
	private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark",
			LIGHT = "org.eclipse.e4.ui.css.theme.e4_default", INTO = "org.eclipse.debug.ui.commands.StepInto";
	private static final double[] ZOOMS = { 0.5, 1, 2 };
	private MachineEditor editor;
	private IFile file;

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeAllEditors(false);
		file.delete(true, null);
		DiagramTheme.chooseContrast(false);
		theme(LIGHT);
	}

	private static void theme(String id) {
		PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false);
		Desktop.settle();
	}

	/** A PC that has every page of PCs. */
	private void openPc() throws Exception {
		open(BigFile.withFunction("pages", "apic"));
	}

	private void open(IFile machine) throws Exception {
		file = machine;
		editor = (MachineEditor) Desktop.open(machine);
		player().setReducedMotion(true);
	}

	private void openHarts(RiscvExample example) throws Exception {
		open(BigFile.make("harts", example.create()));
	}

	private WalkPlayer player() {
		return (WalkPlayer) editor.getAdapter(WalkPlayer.class);
	}

	private List<String> pages() {
		return editor.presenters().stream().map(page -> page.page().id()).toList();
	}

	private PagePresenter turnTo(String page) {
		((EditorPages) editor.getAdapter(EditorPages.class)).show(page);
		PagePresenter shown = editor.presenter().orElseThrow();
		assertEquals(page, shown.page().id());
		Desktop.await(page + " is laid out", () -> !shown.scene().nodes().isEmpty());
		return shown;
	}

	private ZoomManager zoom() {
		return (ZoomManager) editor.getAdapter(ZoomManager.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "contrast", "dark" })
	void everyPageOpensAtEveryZoomAndSteps(String name) throws Exception {
		openPc();
		Set<String> seen = new HashSet<>(pages());
		if (name.equals("dark"))
			theme(DARK);
		Theme expected = name.equals("light") ? Theme.LIGHT : name.equals("dark") ? Theme.DARK : Theme.CONTRAST;
		if (expected == Theme.CONTRAST)
			DiagramTheme.chooseContrast(true);
		everyPage(pages(), name, expected);
		for (RiscvExample example : List.of(RiscvExample.UART_PLIC, RiscvExample.UART_AIA)) {
			close(file);
			openHarts(example);
			List<String> others = pages().stream().filter(seen::add).toList();
			everyPage(others, name, expected);
		}
		assertEquals(Set.copyOf(Pages.names()), seen);
	}

	private static void close(IFile seen) throws Exception {
		Desktop.page().closeAllEditors(false);
		seen.delete(true, null);
	}

	private void everyPage(List<String> ids, String name, Theme expected) throws Exception {
		Desktop.run(INTO);
		for (String id : ids) {
			PagePresenter page = turnTo(id);
			assertEquals(expected, page.theme());
			for (double level : ZOOMS) {
				zoom().setZoom(level);
				Desktop.settle();
				assertEquals(level, zoom().getZoom());
			}
			zoom().setZoomAsText(ZoomManager.FIT_ALL);
			int before = player().session().orElseThrow().position();
			Desktop.run(INTO);
			assertNotEquals(before, player().session().orElseThrow().position());
			Desktop.screenshot("page-" + id + "-" + name);
		}
	}

	@Test
	void everyPageShowsWhatIsEditedUndoneAndRedone() throws Exception {
		openPc();
		VirtualMachine document = editor.presenter().orElseThrow().document();
		everyPageShows(pages(), () -> Changes.everywhere(document));
		close(file);
		openHarts(RiscvExample.UART_PLIC);
		VirtualMachine plic = editor.presenter().orElseThrow().document();
		everyPageShows(List.of("plic", "mmio"), () -> Changes.everywhereInHarts(plic));
		close(file);
		openHarts(RiscvExample.UART_AIA);
		VirtualMachine aia = editor.presenter().orElseThrow().document();
		everyPageShows(List.of("aia", "mmio"), () -> Changes.everywhereInHarts(aia));
	}

	private void everyPageShows(List<String> ids, Runnable change) {
		for (String id : ids) {
			PagePresenter page = turnTo(id);
			Desktop.awaitViews();
			String before = said(page);
			editor.edit("change", change);
			Desktop.await(id + " shows the edit", () -> !said(page).equals(before));
			Desktop.awaitViews();
			String after = said(page);
			Desktop.run("org.eclipse.ui.edit.undo");
			Desktop.await(id + " shows the undo", () -> said(page).equals(before));
			Desktop.run("org.eclipse.ui.edit.redo");
			Desktop.await(id + " shows the redo", () -> said(page).equals(after));
			Desktop.run("org.eclipse.ui.edit.undo");
			Desktop.await(id + " is as before", () -> said(page).equals(before));
		}
	}

	/** All that the page says; it may say so again when its layout is found. */
	private static String said(PagePresenter page) {
		return page.scene().nodes().toString();
	}

	@Test
	void aFilterShowsTheEntriesThatItFinds() throws Exception {
		openPc();
		PagePresenter page = turnTo("routing");
		int before = rows(page);
		Text field = texts(Gestures.viewer(editor).getControl().getParent()).findFirst().orElseThrow();
		field.setText("gsi:4 ioapic");
		Desktop.await("the filter has found", () -> rows(page) < before);
		assertEquals(2, rows(page));
		Desktop.screenshot("routing-filtered");
		field.setText("");
		Desktop.await("all are shown", () -> rows(page) == before);
	}

	private static int rows(PagePresenter page) {
		return page.node("gsis0").orElseThrow().rows().size();
	}

	private static Stream<Text> texts(Control control) {
		if (control instanceof Text text)
			return Stream.of(text);
		return control instanceof Composite parent ? Stream.of(parent.getChildren()).flatMap(AllPagesTest::texts)
				: Stream.empty();
	}
}
