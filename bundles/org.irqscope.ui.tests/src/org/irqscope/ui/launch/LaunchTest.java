package org.irqscope.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.irqscope.core.compare.Comparison;
import org.irqscope.debug.WalkConfiguration;
import org.irqscope.debug.WalkSourceKind;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.Obstacle;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.compare.CompareView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Launch configurations of type "Interrupt walk": the emulator's walk alone, and beside a trace or this host's KVM. */
@ExtendWith(NoErrorsLogged.class)
class LaunchTest {
	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
		Desktop.page().hideView(Desktop.page().findView(CompareView.ID));
	}

	private static void launch(String file, WalkSourceKind source, String trace) throws CoreException {
		ILaunchConfigurationWorkingCopy configuration = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(WalkConfiguration.TYPE).newInstance(null, "a walk");
		new WalkConfiguration(file, Optional.empty(), source, trace, source != WalkSourceKind.EMULATOR)
				.write(configuration);
		configuration.launch(ILaunchManager.RUN_MODE, new NullProgressMonitor());
	}

	private static Comparison comparison() {
		Desktop.await("a comparison is shown",
				() -> Desktop.page().findView(CompareView.ID) instanceof CompareView view
						&& view.comparison().isPresent());
		return ((CompareView) Desktop.page().findView(CompareView.ID)).comparison().orElseThrow();
	}

	private static String location(IFile file) {
		return file.getLocation().toOSString();
	}

	private static WalkPlayer player() {
		return Adapters.adapt(Desktop.page().getActiveEditor(), WalkPlayer.class);
	}

	@Test
	void aWalkOfTheEmulatorOpensInTheMachinesDiagram() throws Exception {
		IFile machine = Desktop.example("apic");
		launch(machine.getFullPath().toPortableString(), WalkSourceKind.EMULATOR, "");
		Desktop.await("the walk is open", () -> Desktop.page().getActiveEditor() != null && player() != null
				&& player().session().isPresent());
		assertEquals("apic.irqscope", Desktop.page().getActiveEditor().getTitle());
		assertEquals(0, player().session().orElseThrow().position());
	}

	@Test
	void theRecordedTraceOfAMachineIsTheSameAsItsWalk() throws Exception {
		IFile machine = Desktop.example("noapic");
		IFile trace = machine.getProject().getFile("noapic/perf-script-noapic.txt");
		launch(machine.getFullPath().toPortableString(), WalkSourceKind.TRACE, location(trace));
		Comparison comparison = comparison();
		assertTrue(comparison.rows().size() >= 8, "rows: " + comparison.rows().size());
		assertTrue(comparison.firstDifference().isEmpty(), comparison.rows().toString());
		Desktop.screenshot("compare-same");
	}

	@Test
	void aTraceThatDiffersIsShownAtItsFirstDifferenceAndOpensAsAWalkThere() throws Exception {
		IFile machine = Desktop.example("noapic");
		Path recorded = Path.of(location(machine.getProject().getFile("noapic/perf-script-noapic.txt")));
		Path changed = folder.resolve("changed.txt");
		List<String> lines = Files.readAllLines(recorded, StandardCharsets.UTF_8);
		Files.write(changed, lines.stream()
				.map(line -> line.replace("chip 0 pin 4 (edge)", "chip 0 pin 4 (edge|masked)"))
				.collect(Collectors.toList()));
		launch(machine.getFullPath().toPortableString(), WalkSourceKind.TRACE, changed.toString());
		Comparison comparison = comparison();
		int first = comparison.firstDifference().orElseThrow();
		assertTrue(comparison.rows().get(first).left().orElseThrow().contains("kvm_pic_set_irq"));
		Desktop.screenshot("compare-differs");
		((CompareView) Desktop.page().findView(CompareView.ID)).openWalk();
		Desktop.awaitWalk();
		assertEquals(comparison.rows().get(first).position(), player().session().orElseThrow().position());
		assertTrue(player().session().orElseThrow().hop().orElseThrow().call().contains("kvm_pic_set_irq"));
		Desktop.screenshot("difference-as-walk");
	}

	@Test
	void thisHostsKvmDoesTheSame() throws Exception {
		List<Obstacle> obstacles = HostKvm.check();
		Assumptions.assumeTrue(obstacles.isEmpty(), () -> obstacles.get(0).text());
		launch(Desktop.example("apic").getFullPath().toPortableString(), WalkSourceKind.HOST_KVM, "");
		Comparison comparison = comparison();
		assertFalse(comparison.rows().isEmpty());
		assertTrue(comparison.firstDifference().isEmpty(), comparison.rows().toString());
		Desktop.screenshot("compare-host");
	}

	@Test
	void aFileHasOneConfiguration() throws Exception {
		ILaunchConfigurationType type = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(WalkConfiguration.TYPE);
		ILaunchConfiguration made = LaunchHandler.configuration(type, Desktop.example("apic"));
		try {
			assertEquals(made, LaunchHandler.configuration(type, Desktop.example("apic")));
			assertEquals("/Examples/apic.irqscope", WalkConfiguration.of(made).file());
		} finally {
			made.delete();
		}
	}

	@Test
	void aMissingFileIsNamed() {
		CoreException refused = assertThrows(CoreException.class,
				() -> launch("/Examples/nowhere.irqscope", WalkSourceKind.EMULATOR, ""));
		assertTrue(refused.getMessage().contains("/Examples/nowhere.irqscope"), refused.getMessage());
	}
}
