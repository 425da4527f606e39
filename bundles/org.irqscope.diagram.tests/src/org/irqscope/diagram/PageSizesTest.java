package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.widgets.Shell;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.diagram.page.EditorPages;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.scene.Node;
import org.irqscope.scene.Rect;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of small and large machines opens readable in the windows of a laptop and of a desk. */
@ExtendWith(NoErrorsLogged.class)
class PageSizesTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto";
	private static final double LEAST_TEXT = 9;
	private final Shell shell = Desktop.window().getShell();
	private org.eclipse.swt.graphics.Rectangle before;
	private IFile file;
	/** Pages that a machine lacks which is a PC and was not imported. */
	private static final List<String> OF_OTHERS = List.of("plic", "aia", "mmio", "sources");
	private MachineEditor editor;

	@BeforeEach
	void remember() {
		before = shell.getBounds();
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeAllEditors(false);
		file.delete(true, null);
		shell.setBounds(before);
		Desktop.settle();
	}

	private ZoomManager zoom() {
		return (ZoomManager) editor.getAdapter(ZoomManager.class);
	}

	@ParameterizedTest
	@CsvSource({ "1366, 768, 1, 40", "1366, 768, 8, 64", "1366, 768, 64, 4096", "1680, 1050, 1, 40",
			"1680, 1050, 8, 64", "1680, 1050, 64, 4096" })
	void everyPageOpensReadable(int width, int height, int vcpus, int routes) throws Exception {
		shell.setMaximized(false);
		shell.setBounds(0, 0, width, height);
		Desktop.settle();
		file = BigFile.of("sizes", vcpus, routes);
		editor = (MachineEditor) Desktop.open(file);
		((WalkPlayer) editor.getAdapter(WalkPlayer.class)).setReducedMotion(true);
		Desktop.run(INTO);
		for (String id : Pages.names().stream().filter(name -> !OF_OTHERS.contains(name)).toList()) {
			((EditorPages) editor.getAdapter(EditorPages.class)).show(id);
			PagePresenter page = editor.presenter().orElseThrow();
			assertEquals(id, page.page().id());
			Desktop.await(id + " is laid out", () -> !page.scene().nodes().isEmpty());
			Desktop.screenshot("page-" + id + "-" + width + "-" + vcpus);
			assertTrue(isShown(page.scene().nodes().stream().filter(Node::active).findFirst()
					.orElse(page.scene().nodes().get(0))), id + " does not begin at " + zoom().getViewport());
			double text = zoom().getZoom() * TextStyle.CAPTION.size();
			assertTrue(text >= LEAST_TEXT, id + " opens with text of " + text);
		}
	}

	/** True when a node, or as much of it as there is room for, is seen without scrolling. */
	private boolean isShown(Node node) {
		Rectangle seen = zoom().getViewport().getClientArea();
		double scale = zoom().getZoom();
		Rect area = new Rect(seen.x / scale, seen.y / scale, seen.width / scale, seen.height / scale).grown(1);
		Rect wanted = node.bounds();
		return area.contains(new Rect(wanted.x(), wanted.y(), Math.min(wanted.width(), area.width() / 2),
				Math.min(wanted.height(), area.height() / 2)));
	}
}
