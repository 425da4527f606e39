package org.irqscope.emulator.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.Routes;
import org.irqscope.emulator.x86.Irqchips;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eventfds as user space and irqfds use them: section 1.10 of the kernel's interrupt paths. */
class EventfdTest {
	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.fx(1);
		vm.route(Routes.msi(40, 0xfee00000L, 0, 0x61), Routes.ioapic(10, 10)).is(0);
	}

	@Test
	void writesAddUpAndAReadTakesAll() {
		Eventfd e = vm.eventfd();
		assertEquals(8, e.write(3));
		e.eventfdSignal();
		assertEquals(4, e.read());
		assertEquals(0, e.read());
	}

	@Test
	void aSemaphoreIsTakenOneByOne() {
		Eventfd e = vm.kvm().createEventfd(true);
		e.write(2);
		assertEquals(1, e.read());
		assertEquals(1, e.read());
		assertEquals(0, e.read());
	}

	@Test
	void allOnesCannotBeWrittenAndTheCounterDoesNotRunOver() {
		Eventfd e = vm.eventfd();
		assertEquals(-Errno.EINVAL, e.write(-1));
		assertEquals(8, e.write(-2));
		assertEquals(-Errno.EAGAIN, e.write(1));
		e.eventfdSignal();
		e.eventfdSignal();
		assertEquals(-1, e.count());
	}

	@Test
	void aWriteOfManyIsOneInterruptAndTheIrqfdTakesTheCount() {
		Eventfd e = vm.eventfd();
		vm.irqfd(e, 40).is(0);
		List<String> traced = vm.traced(() -> e.write(5));
		assertEquals(1, traced.stream().filter(line -> line.startsWith("kvm_apic_accept_irq")).count());
		assertEquals(0, e.count());
	}

	@Test
	void anIrqfdTakesOneOfASemaphore() {
		Eventfd e = vm.kvm().createEventfd(true);
		vm.irqfd(e, 40).is(0);
		e.write(5);
		vm.lap(0).irr(0x61).is(1);
		assertEquals(4, e.count());
	}

	@Test
	void closingTheLastFileRemovesTheIrqfd() {
		Eventfd e = vm.eventfd(), r = vm.eventfd();
		vm.irqfd(e, 10, r).is(0);
		vm.ev(e);
		assertEquals(1 << 10, vm.kvm().ioapic().lines());
		e.release();
		assertEquals(List.of(), vm.kvm().irqfds().items());
		assertEquals(1 << 10, vm.kvm().ioapic().lines());
		vm.runAll();
		assertEquals(0, vm.kvm().ioapic().lines());
		assertFalse(e.hasWaiter());
		assertFalse(vm.kvm().notifiers.kvmIrqHasNotifier(Irqchips.IOAPIC, 10));
	}

	@Test
	void closingAnEventfdThatNobodyWaitsForDoesNothing() {
		vm.eventfd().release();
		assertTrue(vm.kvm().irqfds().items().isEmpty());
	}
}
