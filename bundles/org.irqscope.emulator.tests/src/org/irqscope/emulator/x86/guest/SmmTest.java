package org.irqscope.emulator.x86.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.VcpuEvents;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Vmm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** System management interrupts: sections 5.5, 5.7 and 5.13 of the kernel's interrupt paths. */
class SmmTest {
	private static final int SMI = 0x200, NMI = 0x400, INIT = 0x500, STARTUP = 0x600;

	private final Bench vm = new Bench(Host.DEFAULT.withSmm(true));
	private final List<String> seen = new ArrayList<>();

	@BeforeEach
	void machine() {
		vm.fx(2);
		inHandler(() -> {
		});
	}

	/** What happens while the firmware handles an SMI. */
	private void inHandler(Runnable body) {
		vm.kvm().setVmm(new X86Vmm() {
			@Override
			public void handledSmi(int vcpu) {
				seen.add("SMI");
				body.run();
			}

			@Override
			public void handled(int vcpu, int vector) {
				seen.add(Integer.toHexString(vector));
			}
		});
	}

	private void message(int data) {
		vm.msi(0xfee01000L, 0, data).is(1);
	}

	@Test
	void aHostWithoutTheModeDropsTheMessage() {
		Bench without = new Bench();
		without.fx(1);
		without.msi(0xfee00000L, 0, SMI).is(0);
		assertEquals(-Errno.ENOTTY, without.lap(0).ioctls().smi());
	}

	@Test
	void userSpaceSetsTheModeAndReadsItBack() {
		VcpuIoctls ioctls = vm.lap(1).ioctls();
		VcpuEvents events = ioctls.getVcpuEvents().withSmi(new VcpuEvents.Smi(true, true, false, false));
		assertEquals(0, ioctls.setVcpuEvents(events));
		assertEquals(events, ioctls.getVcpuEvents());
		Bench without = new Bench();
		without.fx(1);
		assertEquals(-Errno.EINVAL, without.lap(0).ioctls().setVcpuEvents(events));
	}

	@Test
	void theFirmwareHandlesItAndTheGuestGoesOnWhereItWas() {
		vm.run(1);
		X86Vcpu vcpu = vm.lap(1).vcpu();
		long rip = vcpu.rip();
		inHandler(() -> {
			assertEquals(0x30000, vcpu.csBase());
			assertEquals(0x8000, vcpu.rip());
			assertFalse(vcpu.interruptFlag());
		});
		List<String> lines = vm.traced(() -> {
			message(SMI);
			vm.runAll();
		});
		assertEquals(List.of("kvm_smm_transition: vcpu 1: entering SMM, smbase 0x30000",
				"kvm_smm_transition: vcpu 1: leaving SMM, smbase 0x30000"),
				lines.stream().filter(line -> line.contains("smm")).toList());
		assertEquals(List.of("SMI"), seen);
		assertEquals(rip, vcpu.rip());
		assertEquals(0xffff0000L, vcpu.csBase());
		assertEquals(true, vcpu.interruptFlag());
	}

	@Test
	void itComesBeforeAnNmiAndAVector() {
		vm.run(1);
		message(0x61);
		message(NMI);
		message(SMI);
		vm.runAll();
		assertEquals(List.of("SMI", "2", "61"), seen);
	}

	@Test
	void whatComesDuringItsHandlerWaitsForTheEnd() {
		vm.run(1);
		inHandler(() -> {
			if (seen.size() == 1)
				for (int data : new int[] { NMI, 0x61, SMI })
					message(data);
		});
		message(SMI);
		vm.runAll();
		assertEquals(List.of("SMI", "SMI", "2", "61"), seen);
	}

	@Test
	void anInitWaitsAndAStartupInterruptIsLost() {
		vm.run(1);
		inHandler(() -> {
			message(INIT);
			message(STARTUP | 8);
			vm.lap(1).mp().is(X86Vcpu.RUNNABLE);
		});
		message(SMI);
		vm.runAll();
		vm.lap(1).mp().is(X86Vcpu.INIT_RECEIVED);
	}

	@Test
	void itEndsAHalt() {
		vm.halt(1, false);
		assertEquals(0, vm.lap(1).ioctls().smi());
		vm.lap(1).vcpu().kvmVcpuKick();
		vm.runAll();
		assertEquals(List.of("SMI"), seen);
		vm.lap(1).mp().is(X86Vcpu.RUNNABLE);
	}

	@Test
	void aGuestThatIsNotInTheModeCannotLeaveIt() {
		assertFalse(vm.lap(1).vcpu().guest().rsm());
	}
}
