package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.draw2d.Viewport;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.editparts.ZoomManager;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Zoomed in, a page pans to where a walk stands, unless that is switched off. */
@ExtendWith(NoErrorsLogged.class)
class FollowTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto", FOLLOW = "follow";
	private static final double CLOSE = 2.5;
	private IFile file;
	private MachineEditor editor;

	@BeforeEach
	void open() throws Exception {
		file = WideCopy.of("noapic", "follow");
		editor = (MachineEditor) Desktop.open(file);
		player().setReducedMotion(true);
		zoom().setZoom(CLOSE);
		viewport().setViewLocation(0, 0);
	}

	@AfterEach
	void close() throws CoreException {
		InstanceScope.INSTANCE.getNode("org.irqscope.diagram").remove(FOLLOW);
		Desktop.page().closeEditor(editor, false);
		file.delete(true, null);
	}

	private WalkPlayer player() {
		return (WalkPlayer) editor.getAdapter(WalkPlayer.class);
	}

	private ZoomManager zoom() {
		return (ZoomManager) Gestures.viewer(editor).getProperty(ZoomManager.class.toString());
	}

	private Viewport viewport() {
		return zoom().getViewport();
	}

	/** True when a part of the node on which the walk stands can be seen. */
	private boolean isInView() {
		for (Object part : Gestures.viewer(editor).getContents().getChildren())
			if (part instanceof NodeEditPart node && node.nodeFigure().node().active()) {
				Rectangle bounds = node.nodeFigure().getBounds().getCopy();
				node.nodeFigure().translateToAbsolute(bounds);
				Rectangle seen = viewport().getBounds().getCopy();
				viewport().translateToAbsolute(seen);
				return bounds.intersects(seen);
			}
		return true;
	}

	@Test
	void everyHopIsBroughtIntoView() {
		Point first = viewport().getViewLocation();
		boolean panned = false;
		do {
			Desktop.run(INTO);
			Desktop.await("the hop is in view", this::isInView);
			panned |= !first.equals(viewport().getViewLocation());
		} while (player().session().orElseThrow().position() < player().session().orElseThrow().walk().size());
		assertTrue(panned, "the whole machine is not in view");
	}

	@Test
	void whoSwitchesItOffStaysWhereHeLooks() {
		InstanceScope.INSTANCE.getNode("org.irqscope.diagram").putBoolean(FOLLOW, false);
		Point first = viewport().getViewLocation();
		for (int step = 0; step < 30; step++)
			Desktop.run(INTO);
		assertEquals(first, viewport().getViewLocation());
	}
}
