package org.irqscope.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.commands.ICommandService;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.operation.HostWalkOperation;
import org.irqscope.core.operation.KvmSource;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.WalkConfiguration;
import org.irqscope.debug.WalkSourceKind;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.debug.SessionLaunches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a trace or this host's KVM has recorded is a debug target that is walked both ways and never changes. */
@ExtendWith(NoErrorsLogged.class)
class RecordedTargetTest {
	private static final String STEP = "org.eclipse.debug.ui.commands.StepInto",
			RESUME = "org.eclipse.debug.ui.commands.Resume", STEP_BACK = "org.irqscope.walk.stepBack",
			RESUME_BACK = "org.irqscope.walk.resumeBack", PLAY = "org.irqscope.walk.play";

	@AfterEach
	void close() throws CoreException {
		DebugPlugin.getDefault().getBreakpointManager()
				.removeBreakpoints(MachineBreakpoints.all().toArray(MachineBreakpoint[]::new), true);
		Desktop.page().closeAllEditors(false);
	}

	private static IFile machine() {
		return Desktop.example("noapic");
	}

	private static Path trace() {
		return machine().getProject().getFile("noapic/perf-script-noapic.txt").getLocation().toPath();
	}

	private static void launch(String file, WalkSourceKind source, String trace) throws CoreException {
		ILaunchConfigurationWorkingCopy configuration = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(WalkConfiguration.TYPE).newInstance(null, "a recorded walk");
		new WalkConfiguration(file, Optional.empty(), source, trace, false).write(configuration);
		configuration.launch(ILaunchManager.DEBUG_MODE, new NullProgressMonitor());
	}

	private static WalkPlayer opened() {
		Desktop.await("the walk is open", () -> player().flatMap(WalkPlayer::stop).isPresent());
		WalkPlayer player = player().orElseThrow();
		player.setReducedMotion(true);
		return player;
	}

	private static Optional<WalkPlayer> player() {
		IEditorPart editor = Desktop.page().getActiveEditor();
		return Optional.ofNullable(editor).map(one -> Adapters.adapt(one, WalkPlayer.class));
	}

	private static int position() {
		return opened().stop().map(Stop::position).orElseThrow();
	}

	private static MachineTarget target() {
		return SessionLaunches.get().target(opened().session().orElseThrow()).orElseThrow();
	}

	private static boolean isEnabled(String command) {
		return Desktop.window().getService(ICommandService.class).getCommand(command).isEnabled();
	}

	@Test
	void theTraceOfAMachineIsWalkedThroughInItsDiagramBothWays() throws Exception {
		launch(machine().getFullPath().toPortableString(), WalkSourceKind.TRACE, trace().toString());
		Stop begin = opened().stop().orElseThrow();
		assertEquals("noapic.irqscope", Desktop.page().getActiveEditor().getTitle());
		assertTrue(begin.isRecordingAlone());
		assertEquals(0, begin.position());
		Desktop.run(STEP);
		Desktop.run(STEP);
		assertEquals(2, position());
		Desktop.run(STEP_BACK);
		assertEquals(1, position());
		Desktop.run(RESUME);
		assertEquals(begin.length(), position());
		Desktop.screenshot("trace-end");
		Desktop.run(RESUME_BACK);
		assertEquals(0, position());
		Desktop.run(PLAY);
		Desktop.run(PLAY);
		Desktop.await("the walk has played to its end", () -> position() == begin.length());
	}

	@Test
	void aTraceAloneShowsItsOwnMachine() throws Exception {
		launch("", WalkSourceKind.TRACE, trace().toString());
		Stop begin = opened().stop().orElseThrow();
		assertEquals("perf-script-noapic.txt", Desktop.page().getActiveEditor().getTitle());
		Desktop.run(STEP);
		assertEquals(1, position());
		assertEquals("vcpu 0", target().current().orElseThrow().getName());
		Desktop.run(RESUME);
		assertEquals(begin.length(), position());
	}

	@Test
	void theTraceOfAnOpenMachineIsReadByACommand() throws Exception {
		IEditorPart editor = Desktop.open(machine());
		TraceHandlers.walk(trace(), Optional.of(editor));
		assertTrue(opened().stop().orElseThrow().isRecordingAlone());
		assertEquals(editor, Desktop.page().getActiveEditor());
	}

	@Test
	void theFirstOfSeveralImportedFilesThatIsATraceIsWalkedThrough() throws Exception {
		Path state = machine().getProject().getFile("noapic/drgn-pic-state.txt").getLocation().toPath();
		new ImportedTraces(machine().getLocation().toPath(), List.of(state, trace())).schedule();
		assertTrue(opened().stop().orElseThrow().isRecordingAlone());
		assertEquals("noapic.irqscope", Desktop.page().getActiveEditor().getTitle());
	}

	@Test
	void nothingCanBeDoneToIt() throws Exception {
		launch(machine().getFullPath().toPortableString(), WalkSourceKind.TRACE, trace().toString());
		opened();
		Desktop.run(STEP);
		for (String command : List.of("act.do", "act.raise", "act.lower", "act.pulse", "walk.interrupt",
				"walk.advance", "session.save"))
			assertFalse(isEnabled("org.irqscope." + command), command);
		opened().end();
		Desktop.settle();
		assertTrue(isEnabled("org.irqscope.walk.advance"));
	}

	@Test
	void breakpointsStopItBothWays() throws Exception {
		launch(machine().getFullPath().toPortableString(), WalkSourceKind.TRACE, trace().toString());
		Stop begin = opened().stop().orElseThrow();
		MachineBreakpoints.add(Optional.of(machine()), Breakpoint.parse("tracepoint kvm_pic_set_irq"));
		Desktop.run(RESUME);
		Stop hit = opened().stop().orElseThrow();
		assertEquals(Stop.Cause.BREAKPOINT, hit.cause());
		assertEquals("kvm_pic_set_irq", hit.hop().orElseThrow().site().functionName());
		assertEquals(1, target().current().orElseThrow().getBreakpoints().length);
		opened().goTo(begin.length());
		Desktop.awaitWalk();
		Desktop.run(RESUME_BACK);
		assertEquals(Stop.Cause.BREAKPOINT, opened().stop().orElseThrow().cause());
	}

	@Test
	void whatThisHostLacksIsSaidInOneSentence() throws Exception {
		Optional<String> lacking = lacking();
		if (lacking.isEmpty()) {
			launch(machine().getFullPath().toPortableString(), WalkSourceKind.HOST_KVM, "");
			assertTrue(opened().stop().orElseThrow().isRecordingAlone());
			return;
		}
		CoreException refused = assertThrows(CoreException.class,
				() -> launch(machine().getFullPath().toPortableString(), WalkSourceKind.HOST_KVM, ""));
		assertEquals(lacking.get(), refused.getMessage());
		assertEquals(1, refused.getMessage().lines().count());
		assertTrue(Desktop.page().getActiveEditor() == null, "nothing opens");
	}

	private static Optional<String> lacking() {
		try {
			HostWalkOperation.check(KvmSource.HOST);
			return Optional.empty();
		} catch (OperationException e) {
			return Optional.of(e.getMessage());
		}
	}
}
