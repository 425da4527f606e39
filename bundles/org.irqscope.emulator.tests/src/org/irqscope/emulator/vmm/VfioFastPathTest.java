package org.irqscope.emulator.vmm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vector that VFIO passes through moves to another vCPU, while a posted interrupt may bypass KVM's code. */
class VfioFastPathTest {
	/** What a trace of this path is usually filtered for. */
	private static final Set<String> TRACED = Set.of("irq_bypass_register_consumer", "irq_bypass_unregister_producer",
			"irq_bypass_unregister_consumer", "irq_bypass_register_producer", "irqfd_update", "kvm_irqfd_assign",
			"kvm_irq_routing_update", "kvm_set_irq_routing", "kvm_arch_irq_bypass_add_producer",
			"kvm_arch_irq_bypass_del_producer", "kvm_arch_update_irqfd_routing", "vmx_pi_update_irte",
			"vfio_msihandler", "vfio_msi_set_vector_signal", "vfio_pci_set_msi_trigger");
	private static final long SECOND_VCPU = PciBench.ADDRESS | 1 << 12;

	private final List<String> masking = List.of("vfio_pci_set_msi_trigger", "vfio_msi_set_vector_signal",
			"irq_bypass_unregister_producer", "kvm_arch_irq_bypass_del_producer", "vmx_pi_update_irte",
			"irq_bypass_register_producer");
	private final List<String> fastAgain = List.of("vfio_pci_set_msi_trigger", "vfio_msi_set_vector_signal",
			"irq_bypass_unregister_producer", "irq_bypass_register_producer", "kvm_arch_irq_bypass_add_producer",
			"vmx_pi_update_irte");

	private static List<String> move(PciBench bench) {
		return bench.hops(() -> {
			bench.mask(1, true);
			bench.write(1, MsixVector.ADDRESS_LOW, SECOND_VCPU);
			bench.write(1, MsixVector.ADDRESS_HIGH, 0);
			bench.data(1, 0x66);
			bench.mask(1, false);
		}).stream().filter(hop -> !hop.continued()).map(hop -> hop.site().functionName()).filter(TRACED::contains)
				.toList();
	}

	private List<String> expected(List<String> routing) {
		List<String> all = new ArrayList<>(masking);
		all.addAll(routing);
		all.addAll(fastAgain);
		return all;
	}

	@Test
	@DisplayName("One move calls what a trace of Linux shows; routes that stay are compared and left alone")
	void moveOfToday() {
		PciBench bench = new PciBench(PciSort.VFIO, Host.DEFAULT.withApicv(true), 3);
		assertEquals(expected(List.of("kvm_set_irq_routing", "kvm_irq_routing_update", "irqfd_update",
				"kvm_arch_update_irqfd_routing", "irqfd_update", "irqfd_update", "kvm_arch_update_irqfd_routing")),
				move(bench));
	}

	@Test
	@DisplayName("Before 5.16 every irqfd with a device behind it is posted again")
	void moveOfAnOlderKernel() {
		PciBench bench = new PciBench(PciSort.VFIO, Host.DEFAULT.withApicv(true).withRepostsAlways(true), 3);
		assertEquals(expected(List.of("kvm_set_irq_routing", "kvm_irq_routing_update", "irqfd_update",
				"kvm_arch_update_irqfd_routing", "vmx_pi_update_irte", "irqfd_update", "irqfd_update",
				"kvm_arch_update_irqfd_routing", "vmx_pi_update_irte")), move(bench));
	}

	private static List<BypassProducer.Posting> posting(PciBench bench, int vector) {
		return bench.producers.get(vector).posting();
	}

	@Test
	@DisplayName("The entry of the IOMMU is stale while an open entry is rewritten, and follows the unmask")
	void entryOfTheIommuIsStaleUntilTheUnmask() {
		PciBench bench = new PciBench(PciSort.VFIO, Host.DEFAULT.withApicv(true), 2);
		assertEquals(List.of(new BypassProducer.Posting(0, 0x61)), posting(bench, 1));
		bench.write(1, MsixVector.ADDRESS_LOW, SECOND_VCPU);
		bench.data(1, 0x66);
		assertEquals(List.of(new BypassProducer.Posting(0, 0x61)), posting(bench, 1));
		bench.mask(1, true);
		assertEquals(List.of(), posting(bench, 1), "masked: the host handles it");
		bench.mask(1, false);
		assertEquals(List.of(new BypassProducer.Posting(1, 0x66)), posting(bench, 1));
		assertEquals(List.of(new BypassProducer.Posting(0, 0x51)), posting(bench, 0));
	}

	@Test
	@DisplayName("Without posting by the IOMMU no irqfd is a consumer, and the host handles every interrupt")
	void withoutPosting() {
		PciBench bench = new PciBench(PciSort.VFIO, Host.DEFAULT.withApicv(true).withDevicePostedIrqs(false), 1);
		assertEquals(List.of(), posting(bench, 0));
		List<Hop> hops = bench.hops(() -> bench.device.raise(0));
		assertEquals("vfio_msihandler", hops.get(0).site().functionName());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	@DisplayName("While it is masked an interrupt goes through the host, the eventfd and QEMU's main loop to the PBA")
	void maskedInterrupt(boolean apicv) {
		PciBench bench = new PciBench(PciSort.VFIO, Host.DEFAULT.withApicv(apicv), 1);
		bench.hops(() -> bench.mask(0, true));
		List<Hop> hops = bench.hops(() -> bench.device.raise(0));
		assertEquals(List.of("vfio_msihandler hardirq", "eventfd_signal hardirq", "aio_dispatch_handlers vmm",
				"vfio_msi_interrupt vmm", "msix_notify vmm"), hops.stream().filter(hop -> !hop.continued())
						.map(hop -> hop.site().functionName() + " " + hop.context().label()).toList());
		assertEquals(Site.Kind.USER_SPACE, hops.get(hops.size() - 1).site().kind());
		assertEquals(1, bench.pendingBits());
	}
}
