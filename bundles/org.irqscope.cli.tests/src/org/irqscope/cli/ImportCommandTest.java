package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.irqscope.core.imports.Examples;
import org.irqscope.model.UnknownLine;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code import}: text that tools printed becomes a machine, and what it is made of is told. */
class ImportCommandTest {
	@TempDir
	private Path folder;

	private Path file(String name, String text) throws Exception {
		return Files.writeString(folder.resolve(name), text);
	}

	private List<String> written() throws Exception {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(path -> path.getFileName().toString()).filter(name -> name.contains("irqscope")).toList();
		}
	}

	@ParameterizedTest
	@EnumSource
	void anExampleIsUnderstoodToTheLastLine(Examples example) throws Exception {
		CommandRun run = new ExampleFiles(folder).imported(example);
		assertEquals(example.machine() + ": 1 vCPU, 1 device, 1 irqfd, 40 routes, 1 stimulus", run.lines().get(0));
		List<String> read = run.lines().stream().filter(line -> line.startsWith("read ")).toList();
		assertEquals(example.files().size(), read.size());
		for (int at = 0; at < read.size(); at++)
			assertTrue(read.get(at).matches("read      " + example.files().get(at) + ": \\d+ lines, 0 not understood"),
					read.get(at));
		assertTrue(run.lines().stream().noneMatch(line -> line.startsWith("unknown")), run.out());
		assertTrue(run.lines().stream().noneMatch(line -> line.startsWith("problem")), run.out());
	}

	@Test
	void vectorsOfTheExamplesComeFromTheirChips() throws Exception {
		VirtualMachine noapic = MachineFiles.load(new ExampleFiles(folder).machine(Examples.NOAPIC));
		assertEquals(52, X86Chips.pics(noapic).get(0).getIrqBase() + 4);
		assertTrue(X86Chips.ioapic(noapic).getRedirtbl().get(4).isMask());
		VirtualMachine apic = MachineFiles.load(new ExampleFiles(folder).machine(Examples.APIC));
		assertEquals(33, X86Chips.ioapic(apic).getRedirtbl().get(4).getVector());
		assertTrue((X86Chips.pics(apic).get(0).getImr() & 1 << 4) != 0);
	}

	@Test
	void aVectorThatIsInjectedNowhereTellsThatTheHostDeliversByApicv() throws Exception {
		CommandRun run = new ExampleFiles(folder).imported(Examples.APIC);
		assertTrue(run.out()
				.contains("concluded perf-script-apic.txt:1: Vector 236 is accepted by a local APIC here and "
				+ "injected nowhere, so the host delivers it by APIC virtualization."), run.out());
		assertTrue(MachineFiles.load(folder.resolve("apic.irqscope")).getHost().isApicv());
	}

	@Test
	void whatIsNotUnderstoodIsCountedShownWithItsLineAndKept() throws Exception {
		Path trace = file("trace.txt", """
				[root@host ~]# perf script
				 a 1 [000] 1.000001: kvm:kvm_set_irq: gsi 4 level 1 source 0
				the lid of the host was opened
				 a 1 [000] 1.000002: kvm:kvm_set_irq: gsi 4 level 0 source 0
				\tand closed again
				""");
		CommandRun run = CommandRun.done("import", trace, "-o", folder.resolve("m.irqscope"));
		assertTrue(run.out().contains("read      trace.txt: 5 lines, 2 not understood\n"), run.out());
		assertEquals("lines 5: events 2, other 1, not understood 2\n", run.err());
		assertEquals(List.of("unknown   trace.txt:3: the lid of the host was opened",
				"unknown   trace.txt:5: and closed again"),
				run.lines().stream().filter(line -> line.startsWith("unknown")).toList());
		List<UnknownLine> kept = MachineFiles.load(folder.resolve("m.irqscope")).getSources().get(0).getUnknownLines();
		assertEquals(List.of("3 the lid of the host was opened", "5 \tand closed again"),
				kept.stream().map(line -> line.getLine() + " " + line.getText()).toList());
	}

	@Test
	void aBrokenFileIsRefusedWithItsLineAndNothingIsWritten() throws Exception {
		Path good = new ExampleFiles(folder).trace(Examples.APIC);
		Path broken = file("broken.txt", "=====>kvm userspace_pid:7\n===>kvm.buses[1]: KVM_PIO_BUS\n");
		CommandRun.refused(broken + ":2: struct kvm_io_bus is missing", "import", good, broken, "-o",
				folder.resolve("m.irqscope"));
		assertEquals(List.of(), written());
	}

	@Test
	void twoMachinesInOneAreRefusedAndTheOldFileStays() throws Exception {
		Path machine = new ExampleFiles(folder).machine(Examples.APIC);
		byte[] before = Files.readAllBytes(machine);
		CommandRun run = CommandRun.run("import", new ExampleFiles(folder)
				.text(Examples.APIC, "proc-interrupts-apic.txt"),
				new ExampleFiles(folder).text(Examples.NOAPIC, "proc-interrupts-noapic.txt"), "-o", machine);
		assertTrue(run.err().matches("irqscope: \\S+proc-interrupts-noapic.txt:\\d+: .+\n"), run.err());
		assertEquals("", run.out());
		assertEquals(ExitCode.UNUSABLE, run.code());
		assertArrayEquals(before, Files.readAllBytes(machine));
	}

	@Test
	void filesThatCannotBeReadAreNamed() throws Exception {
		Path target = folder.resolve("m.irqscope");
		Path missing = folder.resolve("missing.txt");
		CommandRun.refused(missing, "there is no such file", "import", missing, "-o", target);
		CommandRun.refused(folder, "this is a folder", "import", folder, "-o", target);
		Path empty = file("empty.txt", "");
		CommandRun.refused(empty,
				"nothing in the file is understood; perf script, ftrace, drgn, bpftrace, crash, "
				+ "call traces of the kernel log, the monitor, QMP and the trace log of QEMU, "
				+ "/proc/interrupts, lspci, the tables of the IOMMU and the counters of KVM are",
				"import", empty, "-o", target);
		Path picture = Files.write(folder.resolve("picture.png"),
				new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 7 });
		CommandRun.refused(picture + ":1: this is no text, it holds a zero byte", "import", picture, "-o", target);
		assertEquals(List.of(), written());
	}

	@Test
	void placesThatCannotBeWrittenAreNamed() throws Exception {
		Path trace = new ExampleFiles(folder).trace(Examples.APIC);
		Path nowhere = folder.resolve("nowhere/m.irqscope");
		CommandRun.refused(nowhere, "there is no folder " + nowhere.getParent(), "import", trace, "-o", nowhere);
		CommandRun.refused(folder, "this is a folder", "import", trace, "-o", folder);
		CommandRun.refused(trace, "the machine would be written over this file, from which it is read", "import", trace,
				"-o", trace);
		assertEquals(List.of(), written());
	}
}
