package org.irqscope.ui.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.hops.HopList;
import org.irqscope.ui.hops.HopMarks;
import org.irqscope.ui.hops.HopRuler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ruler of the Walk view marks the hops at which breakpoints stop, and sets them. */
@ExtendWith(NoErrorsLogged.class)
class WalkRulerTest {
	private WalkPlayer player;
	private WalkView view;
	private HopList hops;

	@BeforeEach
	void begin() throws Exception {
		player = Adapters.adapt(Desktop.open(Desktop.example("noapic")), WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		view = (WalkView) Desktop.page().showView(WalkView.ID);
		Desktop.settle();
		hops = view.list();
	}

	@AfterEach
	void close() throws Exception {
		MachineBreakpoints.remove(MachineBreakpoints.all());
		Desktop.page().closeAllEditors(false);
		Desktop.page().hideView(view);
	}

	/** Clicks twice beside a row, as somebody does who wants to stop there. */
	private void clickRuler(int row) {
		Event event = new Event();
		event.button = 1;
		event.x = 4;
		event.y = hops.getClientArea().height;
		while (event.y > 0 && rowAt(event.y) != row)
			event.y--;
		assertEquals(row, rowAt(event.y));
		hops.notifyListeners(SWT.MouseDoubleClick, event);
	}

	private int rowAt(int y) {
		int[] found = { -1 };
		hops.at(y, row -> found[0] = row);
		return found[0];
	}

	private Optional<HopMarks.Mark> mark(int row) {
		return HopRuler.marks().of(player.stop().orElseThrow().walk().hop(row - 1));
	}

	@Test
	void aDoubleClickBesideAHopLetsTheWalkStopThere() throws Exception {
		clickRuler(4);
		Desktop.await("the hop is marked", () -> mark(4).isPresent());
		assertEquals(Optional.of(HopMarks.Mark.SET), mark(4));
		Desktop.screenshot("walk-ruler");
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		assertEquals(4, player.stop().orElseThrow().position());
		clickRuler(4);
		Desktop.await("the mark is gone", () -> mark(4).isEmpty() && MachineBreakpoints.all().isEmpty());
	}
}
