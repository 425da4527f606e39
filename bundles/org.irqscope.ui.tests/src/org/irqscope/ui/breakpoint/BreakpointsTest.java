package org.irqscope.ui.breakpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IBreakpointManager;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.debug.model.ContextThread;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.diagram.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.debug.SessionLaunches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Breakpoints of the platform stop walks that the platform's commands run, forwards and backwards. */
@ExtendWith(NoErrorsLogged.class)
class BreakpointsTest {
	private static final String RESUME = "org.eclipse.debug.ui.commands.Resume";
	private static final String RESUME_BACK = "org.irqscope.walk.resumeBack";
	private IFile file;
	private IEditorPart editor;
	private WalkPlayer player;

	@BeforeEach
	void open() throws Exception {
		file = Desktop.copy("apic", "stopped");
		editor = Desktop.open(file);
		player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeAllEditors(false);
		manager().setEnabled(true);
		manager().removeBreakpoints(MachineBreakpoints.all().toArray(IBreakpoint[]::new), true);
	}

	private static IBreakpointManager manager() {
		return DebugPlugin.getDefault().getBreakpointManager();
	}

	private MachineBreakpoint add(String text) throws Exception {
		return MachineBreakpoints.add(Optional.of(file), Breakpoint.parse(text));
	}

	private Stop stop() {
		return player.session().orElseThrow().control().stop().orElseThrow();
	}

	private int run(String command) {
		Desktop.run(command);
		return stop().position();
	}

	private Optional<ContextThread> current() {
		return SessionLaunches.get().target(player.session().orElseThrow()).flatMap(MachineTarget::current);
	}

	@ParameterizedTest
	@ValueSource(strings = { "function kvm_set_irq enter", "function ioapic_set_irq return", "tracepoint kvm_set_irq",
			"gsi 4", "pin ioapic 4", "vcpu 0", "field ioapic.irr bit 4 set" })
	void breakpointStopsTheWalkAtTheSameHopForwardsAndBackwards(String text) throws Exception {
		MachineBreakpoint breakpoint = add(text);
		int there = run(RESUME);
		assertEquals(Stop.Cause.BREAKPOINT, stop().cause(), text);
		assertEquals(List.of(text), stop().hits().stream().map(hit -> hit.breakpoint()).toList());
		Desktop.await("the thread says which breakpoint has stopped it",
				() -> current().filter(thread -> Arrays.asList(thread.getBreakpoints()).contains(breakpoint))
						.isPresent());
		breakpoint.setEnabled(false);
		int end = run(RESUME);
		assertTrue(end > there);
		breakpoint.setEnabled(true);
		int last = run(RESUME_BACK);
		while (last > there)
			last = run(RESUME_BACK);
		assertEquals(there, last, text);
		assertEquals(Stop.Cause.BREAKPOINT, stop().cause());
	}

	@Test
	void breakpointsThatAreSkippedStopNothing() throws Exception {
		add("gsi 4");
		manager().setEnabled(false);
		run(RESUME);
		assertEquals(Stop.Cause.END, stop().cause());
		manager().setEnabled(true);
		run(RESUME_BACK);
		assertEquals(Stop.Cause.BREAKPOINT, stop().cause());
	}
}
