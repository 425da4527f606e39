package org.irqscope.emulator.x86.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code KVM_GUESTDBG_BLOCKIRQ}: a debugger that keeps interrupts away: section 5.7 of the kernel's paths. */
class GuestDebugTest {
	private static final int BLOCK = X86Vcpu.GUESTDBG_ENABLE | X86Vcpu.GUESTDBG_BLOCKIRQ;

	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.fx(1);
	}

	@Test
	void aVectorWaitsUntilTheDebuggerLetsItThrough() {
		vm.lap(0).ioctls().setGuestDebug(BLOCK);
		vm.msi(0xfee00000L, 0, 0x61);
		vm.ackNone();
		vm.lap(0).irr(0x61).is(1);
		vm.lap(0).ioctls().setGuestDebug(0);
		vm.ack(0x61);
	}

	@Test
	void thePicAndAnNmiWaitToo() {
		vm.M.init(0x11, 0x30, 4, 1);
		vm.lap(0).wr(Lapic.LVT0, 0x700);
		vm.run(0);
		vm.lap(0).ioctls().setGuestDebug(BLOCK);
		vm.line(4, 1);
		vm.msi(0xfee00000L, 0, 0x400);
		vm.runAll();
		assertEquals(List.of(), vm.userSpace().handledVectors());
		vm.lap(0).ioctls().setGuestDebug(0);
		vm.lap(0).vcpu().kvmVcpuKick();
		vm.runAll();
		assertEquals(List.of(2, 0x34), vm.userSpace().handledVectors());
	}

	@Test
	void withoutTheEnablingBitNothingIsBlocked() {
		vm.lap(0).ioctls().setGuestDebug(X86Vcpu.GUESTDBG_BLOCKIRQ);
		vm.msi(0xfee00000L, 0, 0x61);
		vm.ack(0x61);
	}

	@Test
	void meanwhileTheHardwareDeliversNothingEither() {
		Bench apicv = new Bench(Host.DEFAULT.withApicv(true));
		apicv.fx(2);
		apicv.run(1);
		assertTrue(apicv.kvm().apicvActivated());
		assertEquals(List.of("kvm_apicv_inhibit_changed: set reason=3, inhibits=0x8 BLOCKIRQ"),
				apicv.traced(() -> apicv.lap(1).ioctls().setGuestDebug(BLOCK)));
		assertFalse(apicv.kvm().apicvActivated());
		apicv.msi(0xfee01000L, 0, 0x61);
		apicv.runAll();
		assertEquals(List.of(), apicv.userSpace().handledVectors());
		assertEquals(List.of("kvm_apicv_inhibit_changed: cleared reason=3, inhibits=0x0"),
				apicv.traced(() -> apicv.lap(1).ioctls().setGuestDebug(0)));
		apicv.lap(1).vcpu().kvmVcpuKick();
		apicv.runAll();
		assertEquals(List.of(0x61), apicv.userSpace().handledVectors());
	}
}
