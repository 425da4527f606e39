package org.irqscope.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugModelPresentation;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.IDebugView;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.testing.SmallScreen;
import org.irqscope.testing.Trees;
import org.irqscope.ui.timeline.TimelineView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every view of the debugger follows a trace, and shows nothing that a trace does not tell. */
@ExtendWith(NoErrorsLogged.class)
class RecordedViewsTest {
	private static final String WHY = "org.irqscope.ui.why", NOT_DELIVERED = "org.irqscope.why.delivered";
	private SmallScreen screen;
	private WalkPlayer player;
	private IFile machine;

	@BeforeEach
	void open() throws Exception {
		screen = new SmallScreen("org.irqscope.ui.debug");
		machine = Desktop.example("noapic");
		TraceHandlers.walk(machine.getProject().getFile("noapic/perf-script-noapic.txt").getLocation().toPath(),
				Optional.of(Desktop.open(machine)));
		player = Adapters.adapt(Desktop.page().getActiveEditor(), WalkPlayer.class);
		Desktop.await("the trace is shown", () -> player.stop().isPresent());
		player.setReducedMotion(true);
		Desktop.page().showView(IDebugUIConstants.ID_DEBUG_VIEW);
		Desktop.page().activate(Desktop.page().getActiveEditor());
	}

	@AfterEach
	void close() throws CoreException {
		DebugPlugin.getDefault().getBreakpointManager()
				.removeBreakpoints(MachineBreakpoints.all().toArray(MachineBreakpoint[]::new), true);
		Desktop.page().closeAllEditors(false);
		screen.close();
	}

	private void goTo(int position) {
		player.goTo(position);
		Desktop.awaitWalk();
	}

	private static Tree tree(String view) throws Exception {
		return (Tree) ((IDebugView) Desktop.page().showView(view)).getViewer().getControl();
	}

	private static void screen(String name) throws Exception {
		Desktop.awaitViews();
		Desktop.screenshot(name);
	}

	/** The last hop in which the PIC says something. */
	private int atPic() {
		Stop stop = player.stop().orElseThrow();
		for (int hop = stop.length() - 1; hop >= 0; hop--)
			if (stop.walk().hop(hop).site().functionName().equals("kvm_pic_set_irq"))
				return hop + 1;
		throw new AssertionError("the trace has an interrupt of the PIC");
	}

	@Test
	void everyViewSpeaksOfTheSameHopInLightAndDark() throws Exception {
		goTo(atPic());
		for (String kind : List.of(SmallScreen.LIGHT, SmallScreen.DARK)) {
			screen.turn(kind);
			TreeItem printed = Trees.row(tree(IDebugUIConstants.ID_VARIABLE_VIEW), "kvm_pic_set_irq");
			assertTrue(printed.getText(1).startsWith("chip 0"), printed.getText(1));
			TimelineView timeline = (TimelineView) Desktop.page().showView("org.irqscope.ui.timeline");
			Desktop.await("the timeline is drawn", () -> timeline.known() == player.stop().orElseThrow().length());
			screen("trace-variables-" + kind);
			TreeItem mask = Trees.row(tree(IDebugUIConstants.ID_REGISTER_VIEW), "IOAPIC", "redirtbl[4]", "mask");
			assertEquals("not sampled", mask.getText(1));
			Desktop.page().showView("org.irqscope.ui.walk");
			screen("trace-registers-" + kind);
		}
	}

	@Test
	void breakpointsThatNoTraceCanHitSaySoWhileItIsShown() throws Exception {
		MachineBreakpoint field = MachineBreakpoints.add(Optional.of(machine),
				Breakpoint.parse("field pic.master.irr changed"));
		MachineBreakpoint all = MachineBreakpoints.add(Optional.empty(), Breakpoint.parse("eventfd 0"));
		MachineBreakpoint good = MachineBreakpoints.add(Optional.of(machine), Breakpoint.parse("vector 52"));
		IDebugModelPresentation words = DebugUITools.newDebugModelPresentation();
		assertTrue(words.getText(field).contains("never hit in a trace"), words.getText(field));
		assertTrue(words.getText(all).contains("never hit in a trace"), words.getText(all));
		assertFalse(words.getText(good).contains("never"), words.getText(good));
		Tree breakpoints = tree(IDebugUIConstants.ID_BREAKPOINT_VIEW);
		Desktop.await("the view says so", () -> Arrays.stream(breakpoints.getItems())
				.filter(item -> item.getText().contains("never hit in a trace")).count() == 2);
		screen("trace-breakpoints");
		player.end();
		Desktop.await("it is a machine again", () -> Arrays.stream(breakpoints.getItems())
				.noneMatch(item -> item.getText().contains("never hit in a trace")));
		words.dispose();
	}

	@Test
	void whyIsAnsweredByWhatTheKernelPrinted() throws Exception {
		goTo(atPic());
		Desktop.run(NOT_DELIVERED);
		Desktop.await("the answer is shown", () -> Desktop.page().findView(WHY) != null
				&& Desktop.page().isPartVisible(Desktop.page().findView(WHY)));
		screen("trace-why");
		Desktop.run("org.irqscope.why.set");
		screen("trace-who");
	}
}
