package org.irqscope.emulator.x86.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What guests ask of the kernel instead of writing to their local APIC: section 5.10 of the kernel's paths. */
class HypercallTest {
	private static final int KICK_CPU = 5, SEND_IPI = 10, VECTOR = 0x31, NO_SUCH_CALL = -1000;

	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.fx(4);
	}

	private int send(long low, long high, int first, long icr) {
		return vm.kvm().vcpus().get(0).guest().vmcall(SEND_IPI, low, high, first, icr);
	}

	private void took(int... expected) {
		for (int vcpu = 0; vcpu < expected.length; vcpu++)
			vm.lap(vcpu).irr(VECTOR).is(expected[vcpu]);
	}

	@Test
	void eachBitOfTheBitmapIsALocalApic() {
		assertEquals(2, send(0b1010, 0, 0, VECTOR));
		took(0, 1, 0, 1);
	}

	@Test
	void theBitmapBeginsAtAnId() {
		assertEquals(1, send(0b1010, 0, 1, VECTOR));
		took(0, 0, 1, 0);
	}

	@Test
	void theSecondBitmapFollowsTheFirst() {
		vm.vcpus(65);
		vm.lap(4).wr(Lapic.SPIV, 0x1ff);
		assertEquals(2, send(0b100, 0b10, 0, VECTOR));
		took(0, 0, 1, 0, 1);
	}

	@Test
	void withoutAMapTheGuestIsToldToDoItItself() {
		vm.lap(1).wr(Lapic.ID, 0);
		assertEquals(-Errno.EOPNOTSUPP, send(1, 0, 0, VECTOR));
		took(0, 0, 0, 0);
	}

	@Test
	void logicalDestinationsAndShorthandsAreRefused() {
		assertEquals(-Errno.EINVAL, send(1, 0, 0, 0x800 | VECTOR));
		assertEquals(-Errno.EINVAL, send(1, 0, 0, 0x40000 | VECTOR));
	}

	@Test
	void anNmiGoesTheSameWay() {
		vm.run(2);
		assertEquals(1, send(0b100, 0, 0, 0x400));
		vm.runAll();
		assertEquals(List.of(2), vm.userSpace().handledVectors());
	}

	@Test
	void aKickEndsTheHaltOfAnother() {
		vm.halt(3, false);
		assertEquals(0, vm.kvm().vcpus().get(0).guest().vmcall(KICK_CPU, 0, 3, 0, 0));
		vm.runAll();
		vm.lap(3).mp().is(X86Vcpu.RUNNABLE);
	}

	@Test
	void otherCallsAreUnknown() {
		assertEquals(NO_SUCH_CALL, vm.kvm().vcpus().get(0).guest().vmcall(77, 0, 0, 0, 0));
	}
}
