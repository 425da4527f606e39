package org.irqscope.ui.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.breakpoint.AskedBreakpoint;
import org.irqscope.ui.hops.HopList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A walk runs to a hop that is named or pointed at, both ways, unless a breakpoint is before it. */
@ExtendWith(NoErrorsLogged.class)
class RunToHopTest {
	private static final String RUN_TO = "org.eclipse.debug.ui.commands.RunToLine";
	private WalkPlayer player;

	@BeforeEach
	void begin() throws Exception {
		player = Adapters.adapt(Desktop.open(Desktop.copy("apic", "run-to")), WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
	}

	@AfterEach
	void close() throws Exception {
		AskedBreakpoint.removeAll();
		Desktop.page().closeAllEditors(false);
	}

	private Stop stop() {
		return player.stop().orElseThrow();
	}

	private static void runTo(String hop) {
		Dialogs.answer("Run to Hop", () -> Desktop.run(RUN_TO), shell -> {
			Dialogs.controls(shell, Text.class).get(0).setText(hop);
			Dialogs.press(shell, "OK");
			Desktop.await("the dialog closes", shell::isDisposed);
		});
		Desktop.awaitWalk();
	}

	@Test
	void aHopThatIsNamedIsRunToOnAndBack() {
		runTo("20");
		assertEquals(20, stop().position());
		runTo("7");
		assertEquals(7, stop().position());
		runTo("0");
		assertEquals(0, stop().position());
		runTo("1000");
		assertEquals(stop().length(), stop().position());
	}

	@Test
	void aBreakpointStopsItBefore() {
		AskedBreakpoint.ask("tracepoint kvm_set_irq", "", "", 0);
		runTo("25");
		assertEquals(Stop.Cause.BREAKPOINT, stop().cause());
		assertTrue(stop().position() < 25, stop().position() + " hops");
	}

	@Test
	void aRowThatIsClickedWithControlIsRunTo() throws Exception {
		HopList list = ((WalkView) Desktop.page().showView(WalkView.ID)).list();
		AskedBreakpoint.ask("gsi 4", "", "", 0);
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		int stopped = stop().position();
		Desktop.run("org.irqscope.walk.resumeBack");
		assertEquals(0, stop().position());
		list.runTo(stopped + 3);
		Desktop.awaitWalk();
		assertEquals(stopped, stop().position());
		Desktop.await("the row is selected", () -> list.row() == stopped);
		click(list, SWT.MOD1);
		assertEquals(stopped - 1, stop().position());
	}

	/** Clicks at the row before the selected one. */
	private static void click(HopList list, int keys) {
		int[] y = { 0 };
		boolean[] there = { false };
		for (; !there[0]; y[0]++)
			list.at(y[0], row -> there[0] = row == list.row() - 1);
		Event event = new Event();
		event.button = 1;
		event.x = list.getClientArea().width - 30;
		event.y = y[0];
		event.stateMask = keys;
		list.notifyListeners(SWT.MouseDown, event);
		Desktop.awaitWalk();
	}
}
