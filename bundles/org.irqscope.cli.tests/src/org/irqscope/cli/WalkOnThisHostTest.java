package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.operation.HostWalkOperation;
import org.irqscope.core.operation.KvmSource;
import org.irqscope.core.operation.OperationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code walk --backend kvm}: what this host's KVM does with a machine, as its tracepoints tell. */
class WalkOnThisHostTest {
	private static final List<String> CHIPS = List.of("> kvm_set_irq", "> kvm_pic_set_irq", "> kvm_ioapic_set_irq");
	@TempDir
	private Path folder;

	private Path machine(Examples example) throws Exception {
		return new ExampleFiles(folder).machine(example);
	}

	/** Why this host cannot; empty when it can. */
	private static String lacking() {
		try {
			HostWalkOperation.check(KvmSource.HOST);
			return "";
		} catch (OperationException e) {
			return e.getMessage();
		}
	}

	private static List<String> chips(CommandRun walk) {
		return walk.lines().stream().map(String::strip).filter(line -> CHIPS.stream().anyMatch(line::startsWith))
				.toList();
	}

	@ParameterizedTest
	@EnumSource(Examples.class)
	void chipsDoWhatTheyDoInTheEmulator(Examples example) throws Exception {
		assumeTrue(lacking().isEmpty(), lacking());
		Path machine = machine(example);
		CommandRun host = CommandRun.done("walk", machine, "--backend", "kvm");
		assertFalse(chips(host).isEmpty(), host.out());
		assertEquals(chips(CommandRun.done("walk", machine)), chips(host));
	}

	@Test
	void breakpointsStopItAndFiltersChooseItsHops() throws Exception {
		assumeTrue(lacking().isEmpty(), lacking());
		Path machine = machine(Examples.NOAPIC);
		CommandRun stopped = CommandRun.done("walk", machine, "--backend", "kvm", "--break", "tracepoint kvm_set_irq");
		assertEquals(2, stopped.lines().stream().filter(line -> line.startsWith("stopped after step ")).count(),
				stopped.out());
		CommandRun filtered = CommandRun.done("walk", machine, "--backend", "kvm", "--filter", "gsi == 4 && level");
		assertEquals(1, chips(filtered).stream().filter(line -> line.startsWith("> kvm_set_irq")).count(),
				filtered.out());
	}

	@ParameterizedTest
	@CsvSource({ "--do, line 4 1, need the emulator", "--advance, 1000, need the emulator" })
	void whatOnlyTheEmulatorCanDoIsRefused(String option, String value, String reason) throws Exception {
		assumeTrue(lacking().isEmpty(), lacking());
		CommandRun refused = CommandRun.run("walk", machine(Examples.APIC), "--backend", "kvm", option, value);
		assertTrue(refused.err().contains(reason), refused.err());
		assertEquals(ExitCode.UNUSABLE, refused.code());
	}

	@Test
	void withoutKvmOneLineSaysWhatIsMissing() throws Exception {
		assumeTrue(!lacking().isEmpty(), "this host has KVM and its tracepoints");
		CommandRun refused = CommandRun.run("walk", machine(Examples.APIC), "--backend", "kvm");
		assertTrue(refused.err().contains(lacking()), refused.err());
		assertEquals(1, refused.err().lines().count(), refused.err());
		assertEquals(ExitCode.UNUSABLE, refused.code());
	}
}
