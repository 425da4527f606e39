package org.irqscope.emulator.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.Routes;
import org.irqscope.emulator.x86.Irqchips;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Surprising facts of irqfds, numbered as in section 14 of the kernel's interrupt paths. */
class IrqfdTrapsTest {
	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.fx(1);
		vm.ioa.rte(10, 0x70);
	}

	@Test
	@DisplayName("Trap 19: a GSI with two routes goes through the work queue")
	void twoRoutesUseTheWorker() {
		Eventfd e = vm.eventfd();
		vm.irqfd(e, 10);
		e.eventfdSignal();
		vm.lap(0).irr(0x70).is(0);
		List<String> traced = vm.traced(vm::runWorkers);
		vm.lap(0).irr(0x70).is(1);
		assertEquals(List.of("kvm_set_irq: gsi 10 level 1 source 0", "kvm_set_irq: gsi 10 level 0 source 0"),
				setIrq(traced));
	}

	private static List<String> setIrq(List<String> traced) {
		return traced.stream().filter(line -> line.startsWith("kvm_set_irq")).toList();
	}

	@Test
	@DisplayName("Trap 19: so does a GSI without a route, to no effect")
	void noRouteUsesTheWorker() {
		Eventfd e = vm.eventfd();
		vm.irqfd(e, 100);
		e.eventfdSignal();
		assertTrue(vm.kvm().irqfds().items().get(0).injectPending());
		List<String> traced = vm.traced(vm::runWorkers);
		assertEquals(List.of("kvm_set_irq: gsi 100 level 1 source 0", "kvm_set_irq: gsi 100 level 0 source 0"),
				traced);
	}

	@Test
	@DisplayName("Trap 19: a single message is injected by whoever signals, and leaves no kvm_set_irq")
	void oneMessageIsInjectedAtOnce() {
		vm.route(Routes.msi(40, 0xfee00000L, 0, 0x85)).is(0);
		Eventfd e = vm.eventfd();
		vm.irqfd(e, 40);
		List<String> traced = vm.traced(e::eventfdSignal);
		vm.lap(0).irr(0x85).is(1);
		assertEquals(List.of("kvm_msi_set_irq: dst 0 vec 133 (Fixed|physical|edge)",
				"kvm_apic_accept_irq: apicid 0 vec 133 (Fixed|edge)"), traced);
		assertFalse(vm.kvm().irqfds().items().get(0).injectPending());
	}

	@Test
	@DisplayName("Trap 20: signals that come before the worker make one pulse")
	void pendingWorkCoalesces() {
		Eventfd e = vm.eventfd();
		vm.irqfd(e, 10);
		e.eventfdSignal();
		e.eventfdSignal();
		e.eventfdSignal();
		assertEquals(2, setIrq(vm.traced(vm::runWorkers)).size());
	}

	@Test
	@DisplayName("Trap 20: one eventfd serves one irqfd, whichever VM has it")
	void oneEventfdOneIrqfd() {
		Eventfd e = vm.eventfd();
		vm.irqfd(e, 10).is(0);
		vm.irqfd(e, 11).is(-Errno.EBUSY);
		Bench other = new Bench();
		other.vm(1);
		other.irqfd(e, 10).is(-Errno.EBUSY);
		vm.deassign(e, 10).is(0);
		other.irqfd(e, 10).is(0);
	}

	@Test
	@DisplayName("Trap 20: removing what is not there is no error")
	void deassignOfNothing() {
		vm.deassign(vm.eventfd(), 10).is(0);
	}

	@Test
	@DisplayName("Trap 20: a resampler that could not be bound leaves nothing behind")
	void busyResamplerIsTakenBack() {
		Eventfd e = vm.eventfd();
		vm.irqfd(e, 11).is(0);
		assertEquals(-Errno.EBUSY,
				vm.kvm().irqfds().irqfd(e, 10, Irqfds.RESAMPLE, Optional.of(vm.eventfd())));
		assertFalse(vm.kvm().notifiers.kvmIrqHasNotifier(Irqchips.IOAPIC, 10));
	}
}
