package org.irqscope.emulator.x86.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.UserSpace.Exit;
import org.irqscope.emulator.catalogue.Value;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.Test;

/** A PIC in user space waits for the guest to be ready: section 5.14 of the kernel's interrupt paths. */
class InterruptWindowTest {
	private final Bench vm = new Bench();
	private int windows;

	private void split() {
		vm.split(24, 1);
		vm.lap(0).wr(Lapic.SPIV, 0x1ff);
		vm.lap(0).wr(Lapic.LVT0, 0x700);
		vm.userSpace().whenWindowOpens(() -> {
			windows++;
			new Value("KVM_INTERRUPT", vm.lap(0).ioctls().interrupt(0x41)).is(0);
		});
	}

	@Test
	void userSpaceIsAskedOnceTheGuestTakesInterrupts() {
		split();
		vm.lap(0).ioctls().requestInterruptWindow();
		vm.lap(0).rd(Lapic.ID);
		assertEquals(0, windows);
		vm.ack(0x41);
		assertEquals(1, windows);
		vm.ackNone();
		assertEquals(1, windows);
	}

	@Test
	void aVectorThatWaitsIsRefusedCompany() {
		split();
		new Value("KVM_INTERRUPT", vm.lap(0).ioctls().interrupt(0x40)).is(0);
		new Value("KVM_INTERRUPT", vm.lap(0).ioctls().interrupt(0x41)).is(-Errno.EEXIST);
		vm.lap(0).ioctls().requestInterruptWindow();
		vm.ack(0x40);
		assertEquals(0, windows);
		vm.ack(0x41);
		assertEquals(1, windows);
	}

	@Test
	void aLapicThatDoesNotTakeFromThePicKeepsTheWindowShut() {
		split();
		vm.lap(0).wr(Lapic.LVT0, 0x10700);
		vm.lap(0).ioctls().requestInterruptWindow();
		vm.ackNone();
		assertEquals(0, windows);
	}

	@Test
	void aRunningGuestEndsItAtThePicOfUserSpace() {
		split();
		vm.run(0);
		new Value("KVM_INTERRUPT", vm.lap(0).ioctls().interrupt(0x41)).is(0);
		vm.lap(0).vcpu().kvmVcpuKick();
		vm.runAll();
		assertEquals(List.of(0x41), vm.userSpace().handledVectors());
		assertEquals(List.of(new Exit(IoBus.Kind.KVM_PIO_BUS, true, 0x20, 1, 0x20)), vm.userSpace().exits());
	}

	@Test
	void withoutAnyChipInTheKernelTheVectorIsInjectedAsItIs() {
		vm.empty();
		vm.vcpus(0);
		VcpuIoctls ioctls = new VcpuIoctls(vm.kvm().vcpus().get(0));
		new Value("KVM_INTERRUPT", ioctls.interrupt(0x41)).is(0);
		vm.kvm().vcpus().get(0).guest().setInterruptFlag(true);
		vm.kvm().vcpus().get(0).makeRequest(X86Vcpu.REQ_EVENT);
		vm.kvm().vcpus().get(0).run.queue();
		vm.runAll();
		assertEquals(List.of(0x41), vm.userSpace().handledVectors());
		assertEquals(List.of(new Exit(IoBus.Kind.KVM_MMIO_BUS, true, 0xfee000b0L, 4, 0)), vm.userSpace().exits());
	}

	@Test
	void withThePicInTheKernelNobodyIsAsked() {
		vm.fx(1);
		vm.userSpace().whenWindowOpens(() -> windows++);
		vm.lap(0).ioctls().requestInterruptWindow();
		vm.run(0);
		vm.msi(0xfee00000L, 0, 0x61);
		vm.runAll();
		assertEquals(List.of(0x61), vm.userSpace().handledVectors());
		assertEquals(0, windows);
	}
}
