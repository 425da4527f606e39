package org.irqscope.emulator.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.Routes;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PIC and IOAPIC in user space: section 10 of the kernel's interrupt paths. */
class SplitIrqchipTest {
	private static final int LEVEL = 0x8000;
	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.split(2, 2);
		vm.lapics().forEach(lapic -> lapic.wr(Lapic.SPIV, 0x1ff));
	}

	private static RoutingEntry message(int gsi, int cpu, int data) {
		return Routes.msi(gsi, 0xfee00000L | cpu << 12, 0, data);
	}

	/** The EOIs that user space hears of when a vCPU takes and ends a vector. */
	private List<Integer> eoi(int vcpu, int vector) {
		vm.ack(vcpu, vector);
		vm.lap(vcpu).eoi();
		return vm.userSpace().ioapicEois();
	}

	@Test
	void itIsEnabledOnceAndBeforeTheFirstVcpu() {
		assertEquals(-Errno.EEXIST, vm.ioctls().enableSplitIrqchip(24));
		vm.empty();
		assertEquals(-Errno.EINVAL, vm.ioctls().enableSplitIrqchip(4097));
		assertEquals(-Errno.EINVAL, vm.ioctls().enableSplitIrqchip(-1));
		assertEquals(0, vm.ioctls().enableSplitIrqchip(4096));
		vm.empty();
		vm.vcpus(0);
		assertEquals(-Errno.EEXIST, vm.ioctls().enableSplitIrqchip(24));
		vm.vm(1);
		assertEquals(-Errno.EEXIST, vm.ioctls().enableSplitIrqchip(24));
	}

	@Test
	void theEoiOfALevelMessageOfAReservedPinExits() {
		vm.route(message(0, 0, LEVEL | 0x45), message(1, 0, 0x46), message(2, 0, LEVEL | 0x47)).is(0);
		vm.line(0, 1).is(1);
		assertEquals(List.of(0x45), eoi(0, 0x45));
		vm.line(1, 1).is(1);
		assertEquals(List.of(), eoi(0, 0x46), "edge");
		vm.line(2, 1).is(1);
		assertEquals(List.of(), eoi(0, 0x47), "not reserved");
	}

	@Test
	void whoeverMayGetTheMessageExits() {
		vm.route(message(0, 1, LEVEL | 0x45)).is(0);
		vm.ackNone(0);
		vm.msi(0xfee00000L, 0, 0x45).is(1);
		assertEquals(List.of(), eoi(0, 0x45));
		vm.msi(0xfee01000L, 0, 0x45).is(1);
		assertEquals(List.of(0x45), eoi(1, 0x45));
	}

	@Test
	void anInterruptThatIsPendingWhenItsRouteMovesStillExitsOnce() {
		vm.route(message(0, 0, LEVEL | 0x45)).is(0);
		vm.line(0, 1).is(1);
		vm.route(message(0, 1, LEVEL | 0x45)).is(0);
		assertEquals(List.of(0x45), eoi(0, 0x45));
		vm.msi(0xfee00000L, 0, LEVEL | 0x45).is(1);
		assertEquals(List.of(), eoi(0, 0x45));
	}

	@Test
	void aRouteThatGoesTakesItsEoiAlong() {
		vm.route(message(0, 0, LEVEL | 0x45)).is(0);
		vm.route().is(0);
		vm.msi(0xfee00000L, 0, LEVEL | 0x45).is(1);
		assertEquals(List.of(), eoi(0, 0x45));
	}

	@Test
	void aLoweredLineIsNoMessage() {
		vm.route(message(0, 0, LEVEL | 0x45)).is(0);
		vm.line(0, 0).is(-1);
		vm.lap(0).irr(0x45).is(0);
	}

	@Test
	void thePicOfUserSpaceInjectsOneVectorAtATime() {
		assertEquals(-Errno.EINVAL, vm.lap(0).ioctls().interrupt(256));
		assertEquals(0, vm.lap(0).ioctls().interrupt(0x30));
		assertEquals(-Errno.EEXIST, vm.lap(0).ioctls().interrupt(0x31));
		vm.ack(0x30);
		vm.ackNone();
		assertEquals(0, vm.lap(0).ioctls().interrupt(0x31));
		vm.ack(0x31);
	}

	@Test
	void thatVectorWaitsForLvt0ToAcceptExtint() {
		vm.lap(0).wr(Lapic.LVT0, 0x10700);
		assertEquals(0, vm.lap(0).ioctls().interrupt(0x30));
		vm.ackNone();
		vm.lap(0).wr(Lapic.LVT0, 0x700);
		vm.ack(0x30);
	}

	@Test
	void withThePicInTheKernelUserSpaceInjectsNothing() {
		vm.vm(1);
		assertEquals(-Errno.ENXIO, vm.lap(0).ioctls().interrupt(0x30));
	}
}
