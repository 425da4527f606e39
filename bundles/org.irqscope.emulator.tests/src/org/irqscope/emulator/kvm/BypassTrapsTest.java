package org.irqscope.emulator.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.Routes;
import org.irqscope.emulator.kvm.BypassProducer.Posting;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.Host.Vendor;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Traps 22, 23 and 25 of the kernel's interrupt paths: what hardware delivers on its own. */
class BypassTrapsTest {
	private static final int GSI = 40, HOST_IRQ = 68;

	private final Bench vm = new Bench(Host.DEFAULT.withApicv(true));
	private Eventfd e;
	private BypassProducer device;

	@BeforeEach
	void passedThrough() {
		vm.fx(2);
		vm.route(Routes.msi(GSI, 0xfee01000L, 0, 0x61)).is(0);
		e = vm.eventfd();
		vm.irqfd(e, GSI).is(0);
		device = vm.kvm().createBypassProducer(HOST_IRQ, e);
	}

	private List<String> routed(RoutingEntry... entries) {
		return vm.traced(() -> vm.route(entries).is(0));
	}

	@Test
	@DisplayName("Trap 22: posting follows the route, whatever its trigger mode and redirection hint")
	void postingIgnoresTriggerModeAndHint() {
		assertEquals(List.of("kvm_msi_set_irq: dst 1 vec 97 (Fixed|physical|edge)",
				"kvm_pi_irte_update: PI is enabled and being updated for irq 68, vcpu 1, gsi: 0x28, gvec: 0x61"),
				vm.traced(() -> assertEquals(0, device.register())));
		int level = 0x8000, lowestPriority = 0x100;
		routed(Routes.msi(GSI, 0xfee00008L, 0, level | lowestPriority | 0x62));
		assertEquals(List.of(new Posting(0, 0x62)), device.posting());
	}

	@Test
	@DisplayName("Trap 22: without a message \"disabled\" shows a vector that the kernel never set, here 0")
	void disabledShowsNoVector() {
		device.register();
		assertEquals(List.of("kvm_pi_irte_update: PI is disabled for irq 68, vcpu -1, gsi: 0x28, gvec: 0x0"),
				routed());
		assertEquals(List.of(), device.posting());
		assertEquals(List.of(), routed(Routes.ioapic(GSI, 4)));
	}

	@Test
	@DisplayName("Trap 22: an interrupt that is not for one vCPU, or is no vector, is not posted")
	void onlyVectorsForOneVcpuArePosted() {
		device.register();
		for (int data : new int[] { 0x402, 0x500, 0x700 }) {
			routed(Routes.msi(GSI, 0xfee01000L, 0, data));
			assertEquals(List.of(), device.posting());
			routed(Routes.msi(GSI, 0xfee01000L, 0, 0x61));
			assertEquals(List.of(new Posting(1, 0x61)), device.posting());
		}
		List<String> broadcast = routed(Routes.msi(GSI, 0xfeeff000L, 0, 0x63));
		assertEquals("kvm_pi_irte_update: PI is disabled for irq 68, vcpu -1, gsi: 0x28, gvec: 0x63",
				broadcast.get(1));
	}

	@Test
	@DisplayName("Trap 23: a posted device interrupt leaves no trace of its own, and wakes a blocked vCPU")
	void postedInterruptsLeaveNoTrace() {
		device.register();
		vm.run(1);
		assertEquals(List.of(), vm.traced(() -> {
			device.raise();
			vm.runAll();
		}));
		assertEquals(List.of(0x61), vm.userSpace().handledVectors());
		assertEquals(0, e.count());
		vm.halt(1, true);
		vm.runAll();
		vm.lap(1).mp().is(X86Vcpu.HALTED);
		assertEquals(List.of("kvm_vcpu_wakeup: wait time 0 ns, polling valid"), vm.traced(() -> {
			device.raise();
			vm.runAll();
		}));
		vm.lap(1).mp().is(X86Vcpu.RUNNABLE);
		assertEquals(List.of(0x61), vm.userSpace().handledVectors());
	}

	@Test
	@DisplayName("Trap 23: a remapped one goes through the host and its eventfd")
	void remappedInterruptsSignalTheEventfd() {
		assertEquals(List.of("kvm_msi_set_irq: dst 1 vec 97 (Fixed|physical|edge)",
				"kvm_apic_accept_irq: apicid 1 vec 97 (Fixed|edge)",
				"kvm_apicv_accept_irq: apicid 1 vec 97 (Fixed|edge)"), vm.traced(device::raise));
		device.register();
		device.unregister();
		assertEquals(List.of(), device.posting());
		assertEquals(3, vm.traced(device::raise).size());
	}

	@Test
	@DisplayName("Trap 23: what was posted is not lost when APIC virtualization is inhibited")
	void postedInterruptsSurviveAnInhibit() {
		device.register();
		device.raise();
		vm.lap(1).wr(Lapic.ID, 0x05000000);
		assertFalse(vm.kvm().apicvActivated());
		vm.ack(1, 0x61);
	}

	@Test
	@DisplayName("Trap 25: a PIT in reinject mode inhibits AVIC until reinjection is switched off")
	void pitInhibitsAvic() {
		Bench avic = avic();
		assertEquals(0, new PitIoctls(avic.kvm()).createPit2(0));
		assertFalse(avic.kvm().apicvActivated());
		new PitIoctls(avic.kvm()).reinjectControl(false);
		assertTrue(avic.kvm().apicvActivated());
	}

	private static Bench avic() {
		Bench avic = new Bench(Host.DEFAULT.withApicv(true).withVendor(Vendor.SVM));
		avic.fx(1);
		avic.run(0);
		return avic;
	}

	@Test
	@DisplayName("Trap 25: an edge EOI under AVIC is invisible to KVM, the EOI of a level is not")
	void edgeEoiIsInvisibleUnderAvic() {
		for (boolean level : new boolean[] { false, true }) {
			Bench avic = avic();
			avic.ioa.rte(8, level ? 0x64 | Bench.LV : 0x64);
			Eventfd r = avic.eventfd();
			avic.irqfd(avic.eventfd(), 8, r).is(0);
			avic.run(0);
			List<String> traced = avic.traced(() -> {
				avic.pulse(8);
				avic.runAll();
			});
			assertEquals(List.of(0x64), avic.userSpace().handledVectors());
			assertEquals(level, traced.contains("kvm_eoi: apicid 0 vector 100"), traced.toString());
			avic.rs(r).is(level ? 1 : 0);
		}
	}
}
