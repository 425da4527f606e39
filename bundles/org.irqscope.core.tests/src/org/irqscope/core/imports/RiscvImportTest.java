package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.core.session.Session;
import org.irqscope.model.Device;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.rules.MachineValidator;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines of RISC-V from device trees, tables of interrupts, monitors, kvmtool and traces. */
class RiscvImportTest {

	private static final String KVMTOOL_PLIC = tree("kvmtool-plic.dts"), QEMU_AIA = tree("qemu-aia.dts");
	@TempDir
	Path folder;

	private static String tree(String name) {
		try (InputStream file = RiscvImportTest.class.getResourceAsStream(name)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private RiscvMachine read(String... texts) throws Exception {
		List<Path> files = new ArrayList<>();
		for (String text : texts)
			files.add(Files.writeString(folder.resolve("text" + files.size()), text));
		VirtualMachine machine = MachineImport.read("m", files, OptionalInt.empty(), Progress.NONE);
		return (RiscvMachine) machine;
	}

	private static String lines(VirtualMachine machine) {
		return machine.getDevices().stream().map((Device device) -> device.eClass().getName() + " " + device.getName()
				+ " " + device.getGsi() + (device.isLevel() ? " level" : "")).collect(Collectors.joining(", "));
	}

	private static String said(VirtualMachine machine) {
		return Conclusion.of(machine).stream().map(Conclusion::text).collect(Collectors.joining("\n"));
	}

	/** All that comes to the machine reaches a handler. */
	private static void everythingReachesTheGuest(VirtualMachine machine) throws Exception {
		assertFalse(machine.getStimuli().isEmpty());
		for (Stimulus stimulus : machine.getStimuli())
			try (Session session = Session.run(machine, stimulus)) {
				assertTrue(session.walk().hops().stream().anyMatch(hop -> hop.call().startsWith("guest_handler(")),
						stimulus.getName());
			}
	}

	@Test
	void aTreeOfKvmtoolIsAMachineWithAPlic() throws Exception {
		RiscvMachine machine = read(KVMTOOL_PLIC);
		assertEquals(RiscvIrqchip.PLIC, machine.getIrqchip());
		assertEquals(2, machine.getVcpus().size());
		assertEquals("SerialDevice U6_16550A@10000000 1 level, VirtioDevice virtio@10020000 5", lines(machine));
		assertEquals(List.of(0x10000000L),
				machine.getMemorySlots().stream().map(slot -> slot.getMemorySize()).toList());
		assertEquals(List.of(), MachineValidator.validate(machine));
		everythingReachesTheGuest(machine);
	}

	@Test
	void aTreeOfQemuIsAMachineWithTheAia() throws Exception {
		RiscvMachine machine = read(QEMU_AIA);
		assertEquals(RiscvIrqchip.AIA, machine.getIrqchip());
		assertEquals("SerialDevice serial@10000000 10 level", lines(machine));
		assertEquals(List.of(10, 11), RiscvChips.aplic(machine).orElseThrow().getSources().stream()
				.map(source -> source.getNumber()).toList());
		assertTrue(said(machine).contains("Line 11 is that of rtc@101000"), said(machine));
		everythingReachesTheGuest(machine);
	}

	@Test
	void aTreeThatIsCutOffSaysWhatItHasSaid() throws Exception {
		int end = QEMU_AIA.indexOf("aplic@d000000");
		RiscvMachine machine = read(QEMU_AIA.substring(0, end));
		assertEquals(1, machine.getVcpus().size());
		assertEquals("", lines(machine));
	}

	@Test
	void theInterruptsOfTheGuestNameTheDevices() throws Exception {
		RiscvMachine machine = read(KVMTOOL_PLIC, """
				           CPU0       CPU1
				  5:        418        439  RISC-V INTC   5 Edge      riscv-timer
				 12:         11         12  SiFive PLIC   1 Edge      ttyS0
				 14:         20          0  SiFive PLIC   5 Edge      virtio0
				IPI0:         3          4  Rescheduling interrupts
				""");
		assertEquals("SerialDevice ttyS0 1 level, VirtioDevice virtio0 5", lines(machine));
	}

	@Test
	void theInterruptsOfAGuestAloneAreAMachine() throws Exception {
		RiscvMachine machine = read("""
				           CPU0
				 10:        418  RISC-V INTC   5 Edge      riscv-timer
				 12:         11  APLIC-MSI-d000000.aplic  10 Level     ttyS0
				 14:         20  APLIC-MSI-d000000.aplic   8 Edge      virtio0
				""");
		assertEquals(RiscvIrqchip.AIA, machine.getIrqchip());
		assertEquals("VirtioDevice virtio0 8, SerialDevice ttyS0 10 level", lines(machine));
		everythingReachesTheGuest(machine);
	}

	@Test
	void theMonitorOfQemuShowsChipsMemoryAndHarts() throws Exception {
		RiscvMachine machine = read("""
				(qemu) info mtree
				address-space: memory
				  0000000000000000-ffffffffffffffff (prio 0, i/o): system
				    0000000000001000-000000000000ffff (prio 0, rom): riscv_virt_board.mrom
				    000000000c000000-000000000c5fffff (prio 0, i/o): riscv.sifive.plic
				    0000000010000000-0000000010000007 (prio 0, i/o): serial
				    0000000080000000-0000000087ffffff (prio 0, ram): riscv_virt_board.ram
				""", """
				(qemu) info registers -a

				CPU#0
				 V      =   0
				 pc       ffffffff80a1d0b2
				 mhartid  0000000000000000
				 mstatus  0000000a00000022
				 hstatus  0000000200000000
				 vsstatus 0000000a00000000
				 mip      0000000000000020
				 mie      0000000000000222
				 mideleg  0000000000001666
				 x0/zero  0000000000000000 x1/ra    ffffffff80a1d0f4 x2/sp    ff2000000001be70 x3/gp    ffffffff81c0f4b8

				CPU#1
				 V      =   0
				 pc       ffffffff80a1d0b2
				 mhartid  0000000000000001
				 mstatus  0000000a00000000
				 mip      0000000000000000
				 mie      0000000000000020
				""");
		assertEquals(RiscvIrqchip.PLIC, machine.getIrqchip());
		assertEquals(2, machine.getVcpus().size());
		assertTrue(((RiscvVcpu) machine.getVcpus().get(0)).isInterruptFlag());
		assertFalse(((RiscvVcpu) machine.getVcpus().get(1)).isInterruptFlag());
		assertEquals(0x20, ((RiscvVcpu) machine.getVcpus().get(1)).getSie());
	}

	@Test
	void kvmtoolSaysHowItWasStartedAndWhatNobodyAnswers() throws Exception {
		RiscvMachine machine = read(KVMTOOL_PLIC.replaceAll("(?s)memory@80000000 \\{.*?};", ""), """
				  # lkvm run -k ./Image -m 512 -c 2 --name guest-4711
				  Warning: MMIO warning: Ignoring MMIO read at 0000000020000000 (length 4)

				 Control Status Registers:
				 ------------------------
				 SSTATUS:  0x0000000200000020
				 SIE:      0x0000000000000222
				 STVEC:    0xffffffff80003b40
				 SIP:      0x0000000000000000
				""");
		assertEquals(List.of(512L << 20), machine.getMemorySlots().stream().map(slot -> slot.getMemorySize()).toList());
		assertTrue(said(machine).contains("load 4 0x20000000"), said(machine));
		assertFalse(((RiscvVcpu) machine.getVcpus().get(0)).isInterruptFlag());
		assertEquals(0x222, ((RiscvVcpu) machine.getVcpus().get(0)).getSie());
	}

	@Test
	void aTraceOfAHostOfRiscvIsAMachineOfRiscv() throws Exception {
		RiscvMachine machine = read("""
				     kvm-vcpu-0  1234 [001]   100.000001: kvm:kvm_entry: PC: 0x01680000014
				     kvm-vcpu-0  1234 [001]   100.000002: kvm:kvm_exit: SEPC:0x80000014, SCAUSE:0x15, \
				STVAL:0x10000000, HTVAL:0x4000000, HTINST:0x2503
				     kvm-vcpu-0  1234 [001]   100.000003: kvm:kvm_userspace_exit: reason KVM_EXIT_MMIO (6)
				     kvm-vcpu-1  1235 [002]   100.000004: kvm:kvm_entry: PC: 0x01680000014
				""");
		assertEquals(2, machine.getVcpus().size());
		assertTrue(said(machine).contains("No file shows an interrupt chip"), said(machine));
	}
}
