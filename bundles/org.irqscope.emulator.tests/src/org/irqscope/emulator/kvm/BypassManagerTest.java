package org.irqscope.emulator.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.Routes;
import org.irqscope.emulator.host.HostWhy;
import org.irqscope.emulator.host.VfioVector;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.BypassProducer.Posting;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The irq bypass manager: in which order halves are stopped, joined and started, and what becomes of failures. */
class BypassManagerTest {
	private static final int GSI = 40, HOST_IRQ = 68;
	private static final Set<String> SHOWN = Set.of("irq_bypass_register_producer", "irq_bypass_unregister_producer",
			"irq_bypass_register_consumer", "irq_bypass_unregister_consumer", "__connect", "__disconnect",
			"kvm_arch_irq_bypass_stop", "kvm_arch_irq_bypass_start", "kvm_arch_irq_bypass_add_producer",
			"kvm_arch_irq_bypass_del_producer", "vmx_pi_update_irte");

	private final Bench vm = new Bench(Host.DEFAULT.withApicv(true));
	private Eventfd e;
	private BypassProducer device;

	@BeforeEach
	void passedThrough() {
		vm.fx(2);
		vm.route(Routes.msi(GSI, 0xfee01000L, 0, 0x61)).is(0);
		e = vm.eventfd();
		device = vm.kvm().createBypassProducer(HOST_IRQ, e);
	}

	private List<Hop> hops(Runnable action) {
		vm.kvm().journal().start();
		try {
			action.run();
			vm.runAll();
		} finally {
			vm.kvm().journal().stop();
		}
		return vm.kvm().journal().soFar().hops();
	}

	private static List<String> functions(List<Hop> hops) {
		return hops.stream().filter(hop -> !hop.continued()).map(hop -> hop.site().functionName())
				.filter(SHOWN::contains).toList();
	}

	@Test
	@DisplayName("A producer that finds its consumer: stop, add, start")
	void connect() {
		vm.irqfd(e, GSI).is(0);
		assertEquals(List.of("irq_bypass_register_producer", "__connect", "kvm_arch_irq_bypass_stop",
				"kvm_arch_irq_bypass_add_producer", "vmx_pi_update_irte", "kvm_arch_irq_bypass_start"),
				functions(hops(() -> assertEquals(0, device.register()))));
		assertEquals(List.of(new Posting(1, 0x61)), device.posting());
	}

	@Test
	@DisplayName("A consumer that finds its producer is joined in the same order, from KVM_IRQFD")
	void consumerComesLast() {
		assertEquals(List.of("irq_bypass_register_producer"), functions(hops(device::register)));
		assertEquals(List.of("irq_bypass_register_consumer", "__connect", "kvm_arch_irq_bypass_stop",
				"kvm_arch_irq_bypass_add_producer", "vmx_pi_update_irte", "kvm_arch_irq_bypass_start"),
				functions(hops(() -> vm.irqfd(e, GSI).is(0))));
	}

	@Test
	@DisplayName("A producer that leaves: stop, del, start, and the entry is the host's again")
	void disconnect() {
		vm.irqfd(e, GSI).is(0);
		device.register();
		assertEquals(List.of("irq_bypass_unregister_producer", "__disconnect", "kvm_arch_irq_bypass_stop",
				"kvm_arch_irq_bypass_del_producer", "vmx_pi_update_irte", "kvm_arch_irq_bypass_start"),
				functions(hops(device::unregister)));
		assertEquals(List.of(), device.posting());
		assertEquals(List.of("irq_bypass_unregister_producer"), functions(hops(device::unregister)),
				"nothing is registered");
	}

	@Test
	@DisplayName("An irqfd that goes leaves in its work, and its route is gone by then: the entry is not written")
	void irqfdGoes() {
		vm.irqfd(e, GSI).is(0);
		device.register();
		assertEquals(List.of("irq_bypass_unregister_consumer", "__disconnect", "kvm_arch_irq_bypass_stop",
				"kvm_arch_irq_bypass_del_producer", "kvm_arch_irq_bypass_start"),
				functions(hops(() -> vm.kvm().irqfds().irqfd(e, GSI, Irqfds.DEASSIGN, Optional.empty()))));
	}

	@Test
	@DisplayName("The add fails for an interrupt without an entry of the IOMMU: started again, forgotten, and -ENOSYS")
	void addFails() {
		vm.irqfd(e, GSI).is(0);
		device.loseIrte();
		assertEquals(List.of("irq_bypass_register_producer", "__connect", "kvm_arch_irq_bypass_stop",
				"kvm_arch_irq_bypass_add_producer", "vmx_pi_update_irte", "kvm_arch_irq_bypass_start"),
				functions(hops(() -> assertEquals(-Errno.ENOSYS, device.register()))));
		assertEquals(List.of(), device.posting());
		assertEquals(List.of("irq_bypass_unregister_producer"), functions(hops(device::unregister)));
		assertEquals(List.of("kvm_msi_set_irq: dst 1 vec 97 (Fixed|physical|edge)",
				"kvm_apic_accept_irq: apicid 1 vec 97 (Fixed|edge)",
				"kvm_apicv_accept_irq: apicid 1 vec 97 (Fixed|edge)"), vm.traced(device::raise),
				"the eventfd carries it");
	}

	@Test
	@DisplayName("After a failed add the irqfd still names the producer, so that a route change tries again and fails")
	void staleProducer() {
		vm.irqfd(e, GSI).is(0);
		device.loseIrte();
		device.register();
		List<Hop> hops = hops(() -> vm.route(Routes.msi(GSI, 0xfee00000L, 0, 0x62)).is(0));
		assertEquals(List.of("vmx_pi_update_irte"), functions(hops));
		assertEquals(List.of(), device.posting());
	}

	@Test
	@DisplayName("The consumer's registration fails likewise, and KVM_IRQFD answers 0")
	void consumerFails() {
		device.loseIrte();
		device.register();
		assertEquals(List.of("irq_bypass_register_consumer", "__connect", "kvm_arch_irq_bypass_stop",
				"kvm_arch_irq_bypass_add_producer", "vmx_pi_update_irte", "kvm_arch_irq_bypass_start"),
				functions(hops(() -> vm.irqfd(e, GSI).is(0))));
		assertEquals(List.of(), functions(hops(
				() -> vm.kvm().irqfds().irqfd(e, GSI, Irqfds.DEASSIGN, Optional.empty()))), "it is not registered");
	}

	@Test
	@DisplayName("A second producer of an eventfd is -EBUSY, and one that is registered is -EINVAL")
	void oneProducerAnEventfd() {
		vm.irqfd(e, GSI).is(0);
		device.register();
		BypassProducer other = vm.kvm().createBypassProducer(HOST_IRQ + 1, e);
		assertEquals(List.of("irq_bypass_register_producer"),
				functions(hops(() -> assertEquals(-Errno.EBUSY, other.register()))));
		assertEquals(-Errno.EINVAL, device.register());
		assertEquals(List.of(new Posting(1, 0x61)), device.posting(), "the first one stays");
	}

	@Test
	@DisplayName("VFIO only logs a failed registration: the interrupt goes by its eventfd")
	void vfioLogs() {
		vm.irqfd(e, GSI).is(0);
		device.loseIrte();
		VfioVector vector = new VfioVector(vm.kvm(), 0, 0, device);
		List<Hop> hops = hops(() -> vector.setTrigger(e));
		assertTrue(hops.stream().anyMatch(hop -> hop.isBecause(HostWhy.BYPASS_ONLY_LOGGED)), hops.toString());
		assertEquals(3, vm.traced(device::raise).size());
	}
}
