package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.widgets.Shell;
import org.irqscope.diagram.page.EditorPages;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.scene.Rect;
import org.irqscope.scene.paint.ScenePainter;
import org.irqscope.scene.text.Fonts;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that is opened in the middle of a walk, on the screen of a laptop, shows all of the token. */
@ExtendWith(NoErrorsLogged.class)
class TokenInViewTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto";
	private final Shell shell = Desktop.window().getShell();
	private org.eclipse.swt.graphics.Rectangle before;
	private MachineEditor editor;

	@BeforeEach
	void walkToTheEnd() throws Exception {
		before = shell.getBounds();
		shell.setMaximized(false);
		shell.setBounds(0, 0, 1366, 768);
		Desktop.settle();
		editor = (MachineEditor) Desktop.open(Desktop.example("noapic"));
		WalkPlayer player = (WalkPlayer) editor.getAdapter(WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run(INTO);
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		Desktop.await("the run has answered", () -> !player.isWaiting());
	}

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
		shell.setBounds(before);
		Desktop.settle();
	}

	@ParameterizedTest
	@ValueSource(strings = { "lapic0", "pic", "ioapic", "eventfds", "buses", "memory", "vectors", "routing" })
	void allOfTheTokenIsSeen(String id) throws Exception {
		((EditorPages) editor.getAdapter(EditorPages.class)).show(id);
		PagePresenter page = editor.presenter().orElseThrow();
		Desktop.await(id + " is laid out", () -> !page.scene().nodes().isEmpty());
		Desktop.settle();
		ZoomManager zoom = (ZoomManager) editor.getAdapter(ZoomManager.class);
		Rect token = ScenePainter.area(page.motion().orElseThrow().at(1), Fonts.MEASURE);
		Rectangle seen = zoom.getViewport().getClientArea();
		double scale = zoom.getZoom();
		Desktop.screenshot("token-" + id);
		assertTrue(new Rect(seen.x / scale, seen.y / scale, seen.width / scale, seen.height / scale).grown(1)
				.contains(token), id + ": " + token + " is outside of " + seen);
	}
}
