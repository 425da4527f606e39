package org.irqscope.emulator.x86.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Non-maskable interrupts: how many wait, and when: sections 5.7 and 5.13 of the kernel's interrupt paths. */
class NmiTest {
	private final Bench vm = new Bench();
	private int handled;

	@BeforeEach
	void machine() {
		vm.fx(1);
		vm.run(0);
	}

	private void nmi() {
		vm.msi(0xfee00000L, 0, 0x400);
	}

	@Test
	void twoWaitBeforeTheGuestIsEntered() {
		for (int times = 0; times < 5; times++)
			nmi();
		vm.runAll();
		assertEquals(List.of(2, 2), vm.userSpace().handledVectors());
	}

	@Test
	void oneWaitsWhileAnotherIsHandled() {
		vm.userSpace().whileHandled(() -> {
			if (handled++ == 0)
				for (int times = 0; times < 5; times++)
					nmi();
		});
		nmi();
		vm.runAll();
		assertEquals(List.of(2, 2), vm.userSpace().handledVectors());
	}

	@Test
	void theHandlerIsNotInterruptedByAnotherOne() {
		int[] depth = new int[1];
		vm.userSpace().whileHandled(() -> {
			assertEquals(1, ++depth[0]);
			if (handled++ == 0) {
				nmi();
				vm.runAll();
			}
			depth[0]--;
		});
		nmi();
		vm.runAll();
		assertEquals(2, handled);
	}

	@Test
	void interruptsThatWereOffStayOffAfterTheHandler() {
		vm.lap(0).vcpu().guest().setInterruptFlag(false);
		nmi();
		vm.msi(0xfee00000L, 0, 0x61);
		vm.runAll();
		assertEquals(List.of(2), vm.userSpace().handledVectors());
		assertFalse(vm.lap(0).vcpu().interruptFlag());
		vm.lap(0).irr(0x61).is(1);
	}

	@Test
	void theNmiComesBeforeThePicAndThePicBeforeTheLapic() {
		vm.M.init(0x11, 0x30, 4, 1);
		vm.lap(0).wr(Lapic.LVT0, 0x700);
		vm.run(0);
		vm.msi(0xfee00000L, 0, 0xf1);
		vm.line(4, 1);
		nmi();
		vm.runAll();
		assertEquals(List.of(2, 0x34, 0xf1), vm.userSpace().handledVectors());
	}
}
