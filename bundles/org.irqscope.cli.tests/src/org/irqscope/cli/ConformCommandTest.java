package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.cli.output.ConformReport;
import org.irqscope.conform.Conformance;
import org.irqscope.conform.ConformancePlan;
import org.irqscope.conform.ConformanceResult;
import org.irqscope.conform.ScriptKind;
import org.irqscope.core.operation.ConformOperation;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.Obstacle;
import org.junit.jupiter.api.Test;

/** {@code conform}: how many operations were compared, how many are equal, and the first that is not. */
class ConformCommandTest {
	private static void assumeKvm() {
		assumeTrue(HostKvm.check().isEmpty(),
				() -> HostKvm.check().stream().map(Obstacle::text).collect(Collectors.joining("; ")));
		assumeFalse(ConformOperation.emulated().apicv(), "APIC virtualization is on");
	}

	@Test
	void allOperationsAreEqual() {
		assumeKvm();
		CommandRun conform = CommandRun.run("conform", "--ops", "600", "--seed", "42", "pic", "irqfd");
		assertEquals(List.of("ops run: 600", "ops equal: 600", "scripts run: 3, with a difference: 0"),
				conform.out().lines().limit(3).toList());
		assertEquals(ExitCode.DONE, conform.code());
	}

	@Test
	void withoutKvmItSaysInALineWhatIsMissing() {
		assumeFalse(HostKvm.check().isEmpty(), "KVM can be used");
		CommandRun conform = CommandRun.run("conform");
		assertEquals(1, conform.err().lines().count(), conform.err());
		assertEquals(ExitCode.UNUSABLE, conform.code());
	}

	@Test
	void aKindThatDoesNotExistIsRefused() {
		CommandRun conform = CommandRun.run("conform", "pic", "acpi");
		assertTrue(conform.err().contains("there is no kind \"acpi\""), conform.err());
		assertEquals(ExitCode.UNUSABLE, conform.code());
		assertEquals(ExitCode.UNUSABLE, CommandRun.run("conform", "--ops", "0").code());
		assertEquals(ExitCode.UNUSABLE, CommandRun.run("conform", "--seed", "one").code());
	}

	@Test
	void aDifferenceIsReportedWithItsMinimalScript() {
		ConformanceResult result = withoutVectorHashing();
		String report = report(new ConformOperation.Report(result, Optional.of(List.of("vm 2", "msi 1 2"))));
		ConformanceResult.DifferingScript first = result.first().orElseThrow();
		assertTrue(report.contains("first difference: kind lapic, seed " + first.seed() + ", line "
				+ first.difference().op().line() + ", field " + first.difference().field() + "\n"), report);
		assertTrue(report.contains("emulator: " + first.difference().first().json() + "\n"), report);
		assertTrue(report.contains("kvm:      " + first.difference().second().json() + "\n"), report);
		assertTrue(report.endsWith("minimal script, 2 lines:\nvm 2\nmsi 1 2\n"), report);
	}

	@Test
	void aDifferenceThatDidNotComeAgainIsReportedWithTheScriptUpToIt() {
		ConformanceResult result = withoutVectorHashing();
		ConformanceResult.DifferingScript first = result.first().orElseThrow();
		String report = report(new ConformOperation.Report(result, Optional.empty()));
		assertTrue(report.contains("did not come again"), report);
		assertTrue(report.endsWith("\n" + first.difference().op().text() + "\n"), report);
	}

	/** Two hosts that differ in how the lowest priority is found. */
	private static ConformanceResult withoutVectorHashing() {
		return new Conformance(EmulatedX86Vm.backend(Host.DEFAULT),
				EmulatedX86Vm.backend(Host.DEFAULT.withVectorHashing(false)))
				.run(new ConformancePlan(List.of(ScriptKind.LAPIC), 1, 3000, 250), new NullProgressMonitor());
	}

	private static String report(ConformOperation.Report report) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
		new ConformReport(out).print(report);
		out.flush();
		return bytes.toString(StandardCharsets.UTF_8);
	}
}
