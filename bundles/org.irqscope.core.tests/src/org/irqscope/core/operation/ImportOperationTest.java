package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import writes a machine or leaves everything as it was. */
class ImportOperationTest {
	@TempDir
	Path folder;
	private Path target;

	@BeforeEach
	void createTarget() throws Exception {
		target = Files.createDirectory(folder.resolve("out")).resolve("vm.irqscope");
	}

	/** Counts work and is cancelled when so much is done. */
	private static final class Monitor extends NullProgressMonitor {
		private final double most;
		private double worked;

		Monitor(double most) {
			this.most = most;
		}

		@Override
		public void internalWorked(double work) {
			worked += work;
			setCanceled(worked >= most);
		}

		@Override
		public void worked(int work) {
			internalWorked(work);
		}
	}

	private List<String> written() throws Exception {
		try (Stream<Path> files = Files.list(target.getParent())) {
			return files.map(file -> file.getFileName().toString()).toList();
		}
	}

	private ImportOperation importing(Texted texts) {
		return new ImportOperation(texts.files(), OptionalInt.empty(), target);
	}

	@Test
	void machineIsWrittenAsItWasImported() throws Exception {
		VirtualMachine machine = importing(new Texted(folder).with(Examples.APIC)).run(new NullProgressMonitor());
		assertEquals("vm", machine.getName());
		assertEquals(List.of("vm.irqscope"), written());
		assertTrue(EcoreUtil.equals(machine, MachineFiles.load(target)));
	}

	@Test
	void brokenFileIsNamedWithItsLineAndNothingIsWritten() throws Exception {
		Texted texts = new Texted(folder).with(Examples.NOAPIC).with("broken.txt", """
				=====>kvm userspace_pid:7
				===>kvm.buses[1]: KVM_PIO_BUS
				""");
		OperationException refused = assertThrows(OperationException.class,
				() -> importing(texts).run(new NullProgressMonitor()));
		assertEquals(folder.resolve("broken.txt").toString(), refused.file());
		assertEquals(2, refused.line());
		assertEquals("struct kvm_io_bus is missing", refused.reason());
		assertEquals(refused.file() + ":2: struct kvm_io_bus is missing", refused.getMessage());
		assertEquals(List.of(), written());
	}

	@Test
	void contradictionLeavesTheOldMachine() throws Exception {
		importing(new Texted(folder).with(Examples.APIC)).run(new NullProgressMonitor());
		byte[] before = Files.readAllBytes(target);
		Texted texts = new Texted(folder).with(Examples.APIC).with(Examples.NOAPIC);
		assertThrows(OperationException.class, () -> importing(texts).run(new NullProgressMonitor()));
		assertArrayEquals(before, Files.readAllBytes(target));
		assertEquals(List.of("vm.irqscope"), written());
	}

	@Test
	void missingFileIsNamed() {
		Path missing = folder.resolve("missing.txt");
		ImportOperation operation = new ImportOperation(List.of(missing), OptionalInt.empty(), target);
		OperationException refused = assertThrows(OperationException.class,
				() -> operation.run(new NullProgressMonitor()));
		assertEquals(missing + ": there is no such file", refused.getMessage());
	}

	@Test
	void fileThatIsReadIsNotWrittenOver() throws Exception {
		Texted texts = new Texted(folder).with(Examples.APIC, "perf-script-apic.txt");
		byte[] before = Files.readAllBytes(texts.files().get(0));
		ImportOperation operation = new ImportOperation(texts.files(), OptionalInt.empty(),
				folder.resolve("out/../perf-script-apic.txt"));
		OperationException refused = assertThrows(OperationException.class,
				() -> operation.run(new NullProgressMonitor()));
		assertTrue(refused.reason().contains("would be written over"), refused.reason());
		assertArrayEquals(before, Files.readAllBytes(texts.files().get(0)));
	}

	@Test
	void folderThatIsMissingIsNamed() throws Exception {
		target = folder.resolve("nowhere/vm.irqscope");
		Texted texts = new Texted(folder).with(Examples.APIC);
		OperationException refused = assertThrows(OperationException.class,
				() -> importing(texts).run(new NullProgressMonitor()));
		assertEquals(target + ": there is no folder " + target.getParent(), refused.getMessage());
		assertFalse(Files.exists(target.getParent()));
	}

	@Test
	void sameFileTwiceCountsOnce() throws Exception {
		Texted texts = new Texted(folder).with(Examples.APIC, "perf-script-apic.txt");
		texts.files().add(folder.resolve("out/../perf-script-apic.txt"));
		assertEquals(1, importing(texts).run(new NullProgressMonitor()).getSources().size());
	}

	@Test
	void cancelledImportWritesNothing() throws Exception {
		Texted texts = new Texted(folder).with(Examples.APIC);
		for (double most : new double[] { 0.5, 200, 800 })
			assertThrows(OperationCanceledException.class, () -> importing(texts).run(new Monitor(most)), "" + most);
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> importing(texts).run(cancelled));
		assertEquals(List.of(), written());
	}

	@Test
	void importTellsHowFarItIs() throws Exception {
		Monitor monitor = new Monitor(Double.MAX_VALUE);
		importing(new Texted(folder).with(Examples.APIC)).run(monitor);
		assertTrue(monitor.worked > 900, "" + monitor.worked);
	}

	@Test
	void machineThatNoKernelHasRoomForIsRefused() throws Exception {
		int processors = 1025;
		StringBuilder table = new StringBuilder("    ");
		for (int processor = 0; processor < processors; processor++)
			table.append(" CPU").append(processor);
		table.append("\n  4:").append(" 1".repeat(processors)).append("   IO-APIC   4-edge      ttyS0\n");
		Texted texts = new Texted(folder).with("interrupts.txt", table.toString());
		OperationException refused = assertThrows(OperationException.class,
				() -> importing(texts).run(new NullProgressMonitor()));
		assertEquals(folder.resolve("interrupts.txt") + ": this is no machine that the kernel has room for:"
				+ " vm has 1025 vCPUs; KVM_MAX_VCPUS is 1024", refused.getMessage());
		assertEquals(List.of(), written());
	}
}
