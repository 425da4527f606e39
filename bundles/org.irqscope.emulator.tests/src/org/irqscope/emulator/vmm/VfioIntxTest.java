package org.irqscope.emulator.vmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pin of a device that VFIO passes through: told of the EOI by a resamplefd, or guessing it. */
class VfioIntxTest {
	private static final int GSI = 20, VECTOR = 0x52;
	private final DeviceBench bench = new DeviceBench();

	private VfioIntxPci plug(PciSort sort) {
		bench.pci.plugPin(sort, GSI);
		bench.open(GSI, VECTOR);
		return (VfioIntxPci) bench.pci.bus().device(0).orElseThrow();
	}

	@Test
	@DisplayName("With a resamplefd: masked by the host, injected by the work queue, unmasked by the EOI")
	void fast() {
		VfioIntxPci device = plug(PciSort.VFIO_INTX);
		assertEquals(List.of("vfio_intx_handler", "vfio_send_intx_eventfd", "irqfd_wakeup", "irqfd_inject",
				"kvm_set_irq"),
				bench.functions(() -> device.raise(0), List.of("vfio_intx_handler", "vfio_send_intx_eventfd",
						"irqfd_wakeup", "irqfd_inject", "kvm_set_irq", "vfio_intx_interrupt")));
		assertTrue(device.host().masked());
		bench.vm.ack(VECTOR);
		bench.hops(() -> device.read(device.bar(), 4));
		assertEquals(List.of("kvm_notify_acked_irq", "irqfd_resampler_ack", "kvm_set_irq", "virqfd_wakeup",
				"vfio_pci_intx_unmask_handler"),
				bench.functions(bench.vm::eoi, List.of("kvm_notify_acked_irq", "irqfd_resampler_ack", "kvm_set_irq",
						"virqfd_wakeup", "vfio_pci_intx_unmask_handler", "virqfd_inject")));
		assertFalse(device.host().masked());
		assertEquals("none", bench.taken());
	}

	@Test
	@DisplayName("A device that still drives its pin at the EOI interrupts again, by the work queue")
	void stillAsserted() {
		VfioIntxPci device = plug(PciSort.VFIO_INTX);
		bench.hops(() -> device.raise(0));
		bench.vm.ack(VECTOR);
		assertEquals(List.of("vfio_pci_intx_unmask_handler", "virqfd_inject", "vfio_send_intx_eventfd"),
				bench.functions(bench.vm::eoi,
						List.of("vfio_pci_intx_unmask_handler", "virqfd_inject", "vfio_send_intx_eventfd")));
		assertTrue(device.host().masked());
		assertEquals("0x52", bench.taken());
	}

	@Test
	@DisplayName("By the slow path the VMM drives the line, and takes the next access for the EOI")
	void slow() {
		VfioIntxPci device = plug(PciSort.VFIO_INTX_SLOW);
		assertTrue(device.mapped());
		assertEquals(List.of("vfio_intx_interrupt", "gsi_handler"), bench.functions(() -> device.raise(0),
				List.of("vfio_intx_interrupt", "gsi_handler", "irqfd_wakeup")));
		assertFalse(device.mapped());
		assertEquals("0x52", bench.taken());
		assertEquals("0x52", bench.taken(), "the EOI alone tells nobody");
		assertEquals(List.of("vfio_region_read", "vfio_intx_eoi", "gsi_handler", "vfio_pci_set_intx_unmask"),
				bench.functions(() -> device.read(device.bar(), 4), List.of("vfio_region_read", "vfio_intx_eoi",
						"gsi_handler", "vfio_pci_set_intx_unmask", "vfio_send_intx_eventfd")));
		bench.taken();
		assertEquals("none", bench.taken());
		assertFalse(device.mapped(), "the registers are mapped later");
	}

	@Test
	@DisplayName("An access elsewhere is taken for the EOI too: what is still driven comes again")
	void slowGuessesWrong() {
		VfioIntxPci device = plug(PciSort.VFIO_INTX_SLOW);
		bench.hops(() -> device.raise(0));
		assertEquals(List.of("vfio_pci_intx_unmask_handler", "vfio_send_intx_eventfd", "vfio_intx_interrupt"),
				bench.functions(() -> device.read(device.bar() + 8, 4), List.of("vfio_pci_intx_unmask_handler",
						"vfio_send_intx_eventfd", "vfio_intx_interrupt")));
		assertTrue(device.pending());
	}

	@Test
	@DisplayName("The registers are mapped again 1100 ms after the last interrupt, unless one is pending")
	void mapping() {
		VfioIntxPci device = plug(PciSort.VFIO_INTX_SLOW);
		bench.hops(() -> device.raise(0));
		bench.vm.kvm().scheduler().advance(1_100_000_000L, task -> true);
		assertFalse(device.mapped(), "one is pending");
		bench.hops(() -> device.read(device.bar(), 4));
		bench.vm.kvm().scheduler().advance(1_100_000_000L, task -> true);
		assertTrue(device.mapped());
	}
}
