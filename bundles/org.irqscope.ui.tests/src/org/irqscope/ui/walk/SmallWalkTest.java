package org.irqscope.ui.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorPart;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.testing.SmallScreen;
import org.irqscope.ui.hops.HopList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a small screen enough of a walk can be read without moving a sash. */
@ExtendWith(NoErrorsLogged.class)
class SmallWalkTest {
	private static final int ROWS = 8;

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.irqscope.ui.perspective", "org.irqscope.ui.debug" })
	void eightRowsAreSeenWhole(String perspective) throws Exception {
		try (SmallScreen screen = new SmallScreen(perspective)) {
			IEditorPart editor = Desktop.open(Desktop.example("noapic"));
			WalkPlayer player = Adapters.adapt(editor, WalkPlayer.class);
			player.setReducedMotion(true);
			Desktop.run("org.eclipse.debug.ui.commands.StepInto");
			WalkView view = (WalkView) Desktop.page().showView(WalkView.ID);
			for (int hop = 0; hop < 12; hop++)
				Desktop.run("org.eclipse.debug.ui.commands.StepInto");
			Desktop.awaitViews();
			for (String kind : new String[] { SmallScreen.LIGHT, SmallScreen.DARK }) {
				screen.turn(kind);
				Desktop.awaitViews();
				Desktop.screenshot("small-" + perspective.substring(perspective.lastIndexOf('.') + 1) + "-" + kind);
			}
			assertTrue(whole(view.list()) >= ROWS, whole(view.list()) + " rows");
			CTabFolder tabs = tabs(view.list());
			assertTrue(tabs.getClientArea().y < 2 * tabs.getTabHeight(), "tools have a row of their own");
			assertTrue(view.where().startsWith("Hop 13 of "), view.where());
			assertEquals("", view.said());
			Desktop.page().hideView(view);
		}
	}

	/** The rows that are seen but for the last one, which may be cut. */
	private static int whole(HopList list) {
		Set<Integer> rows = new TreeSet<>();
		for (int y = 0; y < list.getClientArea().height; y++)
			list.at(y, rows::add);
		return rows.size() - 1;
	}

	private static CTabFolder tabs(Composite inside) {
		return inside instanceof CTabFolder folder ? folder : tabs(inside.getParent());
	}
}
