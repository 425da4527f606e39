package org.irqscope.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IRegister;
import org.eclipse.debug.core.model.IRegisterGroup;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.operation.HostWalkOperation;
import org.irqscope.core.operation.KvmSource;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.WalkConfiguration;
import org.irqscope.debug.WalkSourceKind;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.debug.model.ContextThread;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.debug.SessionLaunches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this host's KVM really does with an example is a session of the debug model; skipped where it cannot run. */
@ExtendWith(NoErrorsLogged.class)
class HostTargetTest {
	private static final String STEP = "org.eclipse.debug.ui.commands.StepInto",
			RESUME = "org.eclipse.debug.ui.commands.Resume", STEP_BACK = "org.irqscope.walk.stepBack",
			RESUME_BACK = "org.irqscope.walk.resumeBack";
	private WalkPlayer player;

	@BeforeEach
	void check() {
		String lacking = "";
		try {
			HostWalkOperation.check(KvmSource.HOST);
		} catch (OperationException e) {
			lacking = e.getMessage();
		}
		assumeTrue(lacking.isEmpty(), lacking);
	}

	@AfterEach
	void close() throws Exception {
		DebugPlugin.getDefault().getBreakpointManager()
				.removeBreakpoints(MachineBreakpoints.all().toArray(MachineBreakpoint[]::new), true);
		Desktop.page().closeAllEditors(false);
	}

	private void launch(IFile machine) throws Exception {
		ILaunchConfigurationWorkingCopy configuration = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(WalkConfiguration.TYPE).newInstance(null, "on this host");
		new WalkConfiguration(machine.getFullPath().toPortableString(), Optional.empty(), WalkSourceKind.HOST_KVM, "",
				false).write(configuration);
		configuration.launch(ILaunchManager.DEBUG_MODE, new NullProgressMonitor());
		Desktop.await("the walk is open", () -> opened().flatMap(WalkPlayer::stop).isPresent());
		player = opened().orElseThrow();
		player.setReducedMotion(true);
	}

	private static Optional<WalkPlayer> opened() {
		return Optional.ofNullable(Desktop.page().getActiveEditor())
				.map(editor -> Adapters.adapt(editor, WalkPlayer.class));
	}

	private Stop stop() {
		return player.stop().orElseThrow();
	}

	private MachineTarget target() {
		return SessionLaunches.get().target(player.session().orElseThrow()).orElseThrow();
	}

	/** The context and the innermost function, as the debug model has them. */
	private String frame() throws Exception {
		Desktop.await("the target stands still", () -> target().isSuspended());
		ContextThread thread = target().current().orElseThrow();
		return thread.getName() + ": " + thread.getTopStackFrame().getName();
	}

	@ParameterizedTest
	@ValueSource(strings = { "apic", "noapic" })
	void theWalkIsSteppedThroughBothWaysAndStopsAtBreakpoints(String example) throws Exception {
		IFile machine = Desktop.example(example);
		launch(machine);
		assertTrue(stop().isRecordingAlone());
		assertEquals(0, stop().position());
		List<String> there = new ArrayList<>();
		while (stop().canStepForward()) {
			Desktop.run(STEP);
			there.add(frame());
		}
		assertTrue(there.get(0).startsWith("kworker: kvm_set_irq(gsi 4, level 1)"), there.toString());
		assertTrue(there.stream().anyMatch(frame -> frame.startsWith("vcpu 0: ")), there.toString());
		notSampled();
		Desktop.screenshot("host-" + example);
		for (int at = there.size() - 1; at > 0; at--) {
			assertEquals(there.get(at), frame());
			Desktop.run(STEP_BACK);
		}
		assertEquals(there.get(0), frame());
		stops(machine);
	}

	private void notSampled() throws Exception {
		for (IRegisterGroup group : target().current().orElseThrow().getTopStackFrame().getRegisterGroups())
			for (IRegister register : group.getRegisters())
				assertEquals("not sampled", register.getValue().getValueString(), register.getName());
	}

	/** The breakpoint stops at the same hop on the way there and back. */
	private void stops(IFile machine) throws Exception {
		Desktop.run(RESUME_BACK);
		MachineBreakpoints.add(Optional.of(machine), Breakpoint.parse("tracepoint kvm_pic_set_irq"));
		Desktop.run(RESUME);
		int first = stop().position();
		assertEquals(Stop.Cause.BREAKPOINT, stop().cause());
		assertEquals(1, Arrays.stream(target().current().orElseThrow().getBreakpoints()).count());
		Desktop.run(RESUME);
		int second = stop().position();
		assertTrue(second > first);
		player.goTo(stop().length());
		Desktop.awaitWalk();
		Desktop.run(RESUME_BACK);
		assertEquals(second, stop().position());
		Desktop.run(RESUME_BACK);
		assertEquals(first, stop().position());
	}
}
