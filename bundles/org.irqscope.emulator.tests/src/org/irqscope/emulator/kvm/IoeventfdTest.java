package org.irqscope.emulator.kvm;

import static org.irqscope.emulator.kvm.Ioeventfds.DATAMATCH;
import static org.irqscope.emulator.kvm.Ioeventfds.DEASSIGN;
import static org.irqscope.emulator.kvm.Ioeventfds.PIO;
import static org.irqscope.emulator.kvm.Ioeventfds.VIRTIO_CCW_NOTIFY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** KVM_IOEVENTFD: section 1.8 of the kernel's interrupt paths. */
class IoeventfdTest {
	private static final long DOORBELL = 0xd0000000L;
	private final Bench vm = new Bench();
	private Eventfd e;

	@BeforeEach
	void machine() {
		vm.vm(1);
		e = vm.eventfd();
	}

	private int assign(long address, int length, int flags, long datamatch) {
		return vm.ioctls().ioeventfd(datamatch, address, length, e.fd(), flags);
	}

	/** How often the eventfd was signalled since the last look, and how often user space was left with the write. */
	private void signalledAndExited(int signalled, int exited) {
		assertEquals(signalled, e.read(), "signals");
		assertEquals(exited, vm.userSpace().exits().size(), "exits");
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 5, 6, 7, 9, 16 })
	void otherLengthsAreRefused(int length) {
		assertEquals(-Errno.EINVAL, assign(DOORBELL, length, 0, 0));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 4, 8 })
	void theseLengthsAreTaken(int length) {
		assertEquals(0, assign(DOORBELL, length, 0, 0));
		assertEquals(1, vm.kvm().ioeventfds().items().size());
	}

	@Test
	void argumentsAreChecked() {
		assertEquals(-Errno.EINVAL, assign(-4, 8, 0, 0), "wraps");
		assertEquals(-Errno.EINVAL, assign(DOORBELL, 4, 0x20, 0), "unknown flag");
		assertEquals(-Errno.EINVAL, assign(DOORBELL, 0, DATAMATCH, 0), "no length, but data");
		assertEquals(0, assign(DOORBELL, 4, 0x10, 0), "the flag of fast MMIO has no effect");
		assertEquals(List.of(), vm.kvm().bus(IoBus.Kind.KVM_FAST_MMIO_BUS).ranges());
	}

	@Test
	void theDescriptorIsCheckedAfterTheOtherArguments() {
		int pipe = 0;
		assertEquals(-Errno.EBADF, vm.ioctls().ioeventfd(0, DOORBELL, 4, 9999, 0));
		assertEquals(-Errno.EBADF, vm.ioctls().ioeventfd(0, DOORBELL, 4, 9999, DEASSIGN));
		assertEquals(-Errno.EINVAL, vm.ioctls().ioeventfd(0, DOORBELL, 4, pipe, 0));
		assertEquals(-Errno.EINVAL, vm.ioctls().ioeventfd(0, DOORBELL, 3, 9999, 0));
	}

	@Test
	void aWildcardMatchesEveryValueOfItsLength() {
		assign(DOORBELL, 4, 0, 0);
		vm.write(DOORBELL, 0, 4);
		vm.write(DOORBELL, 0xffffffffL, 4);
		signalledAndExited(2, 0);
		vm.write(DOORBELL, 0, 2);
		vm.write(DOORBELL, 0, 8);
		signalledAndExited(0, 2);
		vm.write(DOORBELL + 1, 0, 2);
		signalledAndExited(0, 1);
	}

	@Test
	void dataIsComparedZeroExtended() {
		assign(DOORBELL, 2, DATAMATCH, 0xfffe);
		vm.write(DOORBELL, 0xfffe, 2);
		signalledAndExited(1, 0);
		vm.write(DOORBELL, 0x00fe, 2);
		signalledAndExited(0, 1);
		assign(DOORBELL + 8, 1, DATAMATCH, 0x1ff);
		vm.write(DOORBELL + 8, 0xff, 1);
		signalledAndExited(0, 1);
		assign(DOORBELL + 16, 8, DATAMATCH, 0xfedcba9876543210L);
		vm.write(DOORBELL + 16, 0xfedcba9876543210L, 8);
		signalledAndExited(1, 0);
	}

	@Test
	void theValuePicksAmongIoeventfdsOfOneAddress() {
		Eventfd[] queues = new Eventfd[3];
		for (int queue = 0; queue < queues.length; queue++) {
			queues[queue] = vm.eventfd();
			assertEquals(0, vm.kvm().ioeventfds().ioeventfd(queue, DOORBELL, 2, queues[queue], DATAMATCH));
		}
		vm.write(DOORBELL, 1, 2);
		vm.write(DOORBELL, 3, 2);
		assertEquals(List.of(0L, 1L, 0L), List.of(queues[0].count(), queues[1].count(), queues[2].count()));
		signalledAndExited(0, 1);
	}

	@Test
	void readsGoOnToUserSpace() {
		assign(DOORBELL, 4, 0, 0);
		vm.read(DOORBELL, 4).is(0xffffffffL);
		signalledAndExited(0, 1);
	}

	@Test
	void aPortIsOnTheOtherBus() {
		assign(0xc050, 2, PIO, 0);
		vm.out(0xc050, 1, 2);
		signalledAndExited(1, 0);
		vm.write(0xc050, 1, 2);
		signalledAndExited(0, 1);
		assign(0xc060, 2, VIRTIO_CCW_NOTIFY, 0);
		vm.out(0xc060, 1, 2);
		signalledAndExited(0, 1);
	}

	@Test
	void collisionsAreRefused() {
		assertEquals(0, assign(DOORBELL, 4, DATAMATCH, 7));
		assertEquals(-Errno.EEXIST, assign(DOORBELL, 4, DATAMATCH, 7), "the same value");
		assertEquals(-Errno.EEXIST, assign(DOORBELL, 4, 0, 0), "a wildcard of the length");
		assertEquals(-Errno.EEXIST, assign(DOORBELL, 0, 0, 0), "any length");
		assertEquals(0, assign(DOORBELL, 4, DATAMATCH, 8), "another value");
		assertEquals(0, assign(DOORBELL, 2, 0, 0), "another length");
		assertEquals(0, assign(DOORBELL + 4, 4, DATAMATCH, 7), "another address");
		assertEquals(0, assign(DOORBELL, 4, DATAMATCH | PIO, 7), "another bus");
		assertEquals(0, assign(DOORBELL + 8, 0, 0, 0));
		assertEquals(-Errno.EEXIST, assign(DOORBELL + 8, 8, DATAMATCH, 1), "behind one of any length");
		assertEquals(0, assign(DOORBELL + 16, 4, 0, 0));
		assertEquals(-Errno.EEXIST, assign(DOORBELL + 16, 4, DATAMATCH, 1), "behind a wildcard");
	}

	@Test
	void deassignNamesExactlyWhatWasAssigned() {
		assign(DOORBELL, 4, DATAMATCH, 7);
		assertEquals(-Errno.ENOENT, assign(DOORBELL, 4, DEASSIGN, 7), "a wildcard");
		assertEquals(-Errno.ENOENT, assign(DOORBELL, 4, DEASSIGN | DATAMATCH, 8), "another value");
		assertEquals(-Errno.ENOENT, assign(DOORBELL, 2, DEASSIGN | DATAMATCH, 7), "another length");
		assertEquals(-Errno.ENOENT, assign(DOORBELL, 4, DEASSIGN | DATAMATCH | PIO, 7), "another bus");
		assertEquals(-Errno.ENOENT, vm.ioctls().ioeventfd(7, DOORBELL, 4, vm.eventfd().fd(), DEASSIGN | DATAMATCH));
		assertEquals(0, assign(DOORBELL, 4, DEASSIGN | DATAMATCH, 7));
		assertEquals(-Errno.ENOENT, assign(DOORBELL, 4, DEASSIGN | DATAMATCH, 7));
		vm.write(DOORBELL, 7, 4);
		signalledAndExited(0, 1);
	}

	@Test
	void withoutLengthItIsOnTheFastBusTooUntilItGoes() {
		assign(DOORBELL, 0, 0, 0);
		for (int length : new int[] { 1, 2, 4, 8 })
			vm.write(DOORBELL, 0x99, length);
		signalledAndExited(4, 0);
		assertEquals(1, vm.kvm().bus(IoBus.Kind.KVM_FAST_MMIO_BUS).ranges().size());
		assertEquals(0, assign(DOORBELL, 0, DEASSIGN, 0));
		assertEquals(List.of(), vm.kvm().bus(IoBus.Kind.KVM_FAST_MMIO_BUS).ranges());
		vm.write(DOORBELL, 0x99, 4);
		signalledAndExited(0, 1);
	}

	@Test
	void aPortWithoutLengthIsNotOnTheFastBus() {
		assign(0xc050, 0, PIO, 0);
		assertEquals(List.of(), vm.kvm().bus(IoBus.Kind.KVM_FAST_MMIO_BUS).ranges());
		vm.out(0xc050, 1, 1);
		vm.out(0xc050, 1, 4);
		signalledAndExited(2, 0);
	}

	@Test
	void theFirstAccessToAPageIsEmulatedAndLaterOnesAreFast() {
		assign(DOORBELL, 0, 0, 0);
		assertEquals(List.of("kvm_mmio: mmio write len 4 gpa 0xd0000000 val 0x5"),
				vm.traced(() -> vm.write(DOORBELL, 5, 4)));
		assertEquals(List.of("kvm_fast_mmio: fast mmio at gpa 0xd0000000"),
				vm.traced(() -> vm.write(DOORBELL, 5, 4)));
		signalledAndExited(2, 0);
		// What recognizes the page does not tell loads from stores.
		assertEquals(List.of("kvm_fast_mmio: fast mmio at gpa 0xd0000000"), vm.traced(() -> vm.read(DOORBELL, 4)));
		signalledAndExited(1, 0);
		vm.write(DOORBELL + 4, 5, 4);
		signalledAndExited(0, 1);
	}

	@Test
	void whatCannotBeOnTheFastBusIsOnNeither() {
		IoBus mmio = vm.kvm().bus(IoBus.Kind.KVM_MMIO_BUS);
		int before = mmio.ranges().size();
		vm.kvm().bus(IoBus.Kind.KVM_FAST_MMIO_BUS).setOutOfMemory(true);
		assertEquals(-Errno.ENOMEM, vm.kvm().ioeventfds().ioeventfd(0, 0x7000, 0, vm.eventfd(), 0));
		assertEquals(before, mmio.ranges().size());
		assertEquals(List.of(), vm.kvm().ioeventfds().items());
	}
}
