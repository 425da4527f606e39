package org.irqscope.emulator.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.coalesced.CoalescedMmio;
import org.irqscope.emulator.kvm.coalesced.CoalescedMmio.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coalesced MMIO and port I/O: section 1.9 of the kernel's interrupt paths. */
class CoalescedMmioTest {
	private static final long ZONE = 0xd0000000L;
	private final Bench vm = new Bench();
	private CoalescedMmio coalesced;

	@BeforeEach
	void machine() {
		vm.vm(1);
		coalesced = vm.kvm().coalescedMmio();
	}

	private void exits(int expected) {
		assertEquals(expected, vm.userSpace().exits().size(), "exits");
	}

	@Test
	void writesInsideTheZoneWaitInTheRingInOrder() {
		assertEquals(0, coalesced.register(ZONE, 0x100, 0));
		vm.write(ZONE, 0x11, 1);
		vm.write(ZONE + 0xf8, 0x2222, 8);
		exits(0);
		assertEquals(List.of(new Entry(ZONE, 1, 0x11, false), new Entry(ZONE + 0xf8, 8, 0x2222, false)),
				coalesced.drain());
		assertEquals(List.of(), coalesced.drain());
	}

	@Test
	void whatReachesOutOfTheZoneAndEveryReadExits() {
		coalesced.register(ZONE + 0x40, 0x100, 0);
		vm.write(ZONE + 0x13c, 0, 8);
		vm.write(ZONE + 0x3f, 0, 2);
		vm.read(ZONE + 0x40, 4);
		exits(3);
		assertEquals(List.of(), coalesced.drain());
	}

	@Test
	void theRingTakes169Writes() {
		coalesced.register(ZONE, 0x1000, 0);
		for (int at = 0; at < CoalescedMmio.RING_SIZE; at++)
			vm.write(ZONE, at, 4);
		exits(0);
		vm.write(ZONE, 0xdead, 4);
		exits(1);
		assertEquals(169, coalesced.drain().size());
		vm.write(ZONE, 1, 4);
		exits(0);
	}

	@Test
	void portsShareTheRing() {
		assertEquals(0, coalesced.register(0x70, 2, 1));
		coalesced.register(ZONE, 4, 0);
		vm.out(0x70, 0x0d, 1);
		vm.write(ZONE, 5, 4);
		exits(0);
		assertEquals(List.of(new Entry(0x70, 1, 0x0d, true), new Entry(ZONE, 4, 5, false)), coalesced.drain());
	}

	@Test
	void aZoneIsOneBusOrTheOther() {
		assertEquals(-Errno.EINVAL, coalesced.register(ZONE, 4, 2));
		assertEquals(-Errno.EINVAL, coalesced.unregister(ZONE, 4, 2));
		assertEquals(-Errno.EINVAL, coalesced.register(ZONE, 4, -1));
	}

	@Test
	void removingTakesEveryZoneThatContainsTheRange() {
		coalesced.register(ZONE, 0x100, 0);
		coalesced.register(ZONE, 0x10, 0);
		coalesced.register(ZONE + 0x200, 0x10, 0);
		coalesced.register(ZONE, 0x100, 1);
		assertEquals(0, coalesced.unregister(ZONE + 4, 0x20, 0));
		vm.write(ZONE + 0x20, 1, 4);
		exits(1);
		vm.write(ZONE, 2, 4);
		vm.write(ZONE + 0x200, 3, 4);
		exits(0);
		assertEquals(0, coalesced.unregister(ZONE, 4, 0));
		vm.write(ZONE, 4, 4);
		exits(1);
	}

	@Test
	void removingWhatIsNotThereIsNoError() {
		coalesced.register(ZONE, 0x100, 0);
		assertEquals(0, coalesced.unregister(0xe0000000L, 4, 0));
		assertEquals(0, coalesced.unregister(-2, 4, 0));
		vm.write(ZONE, 1, 4);
		exits(0);
	}
}
