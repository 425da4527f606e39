package org.irqscope.emulator.vmm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a table entry that the guest writes does, class of devices by class of devices, with the calls it makes. */
class MsixRewriteTest {
	private PciBench at(PciSort sort) {
		PciBench bench = new PciBench(sort, Host.DEFAULT, 2);
		assertEquals("0x51", raised(bench), "before anything is written");
		return bench;
	}

	private static String raised(PciBench bench) {
		bench.hops(() -> bench.device.raise(0));
		return bench.delivered();
	}

	private static List<String> words(String calls) {
		return calls == null ? List.of() : Arrays.asList(calls.split(" "));
	}

	@ParameterizedTest
	@DisplayName("Rewritten while it is not masked: old, old, new vector")
	@CsvSource({ "NVME,0x52,", "VIRTIO,0x52,", "VIRTIO_IRQFD,0x51,", "VHOST,0x51,", "IVSHMEM,0x51,",
			"VFIO,0x51,", "KVMTOOL_VIRTIO,0x52,SET_GSI_ROUTING", "KVMTOOL_VFIO,0x51," })
	void rewrittenUnmasked(PciSort sort, String next, String calls) {
		PciBench bench = at(sort);
		assertEquals(words(calls), bench.calls(() -> bench.data(0, 0x52)));
		assertEquals(next, raised(bench));
		bench.hops(() -> bench.mask(0, true));
		bench.hops(() -> bench.mask(0, false));
		assertEquals("0x52", raised(bench), "after masking and unmasking");
	}

	@ParameterizedTest
	@DisplayName("The calls at mask and unmask")
	@CsvSource({ "NVME,,", "VIRTIO,,", "VIRTIO_IRQFD,IRQFD-,SET_GSI_ROUTING IRQFD",
			"VHOST,SET_VRING_CALL,SET_GSI_ROUTING SET_VRING_CALL", "IVSHMEM,IRQFD-,SET_GSI_ROUTING IRQFD",
			"VFIO,SET_IRQS,SET_GSI_ROUTING SET_IRQS", "KVMTOOL_VIRTIO,,", "KVMTOOL_VFIO,IRQFD-,IRQFD" })
	void callsAtMaskAndUnmask(PciSort sort, String mask, String unmask) {
		PciBench bench = at(sort);
		assertEquals(words(mask), bench.calls(() -> bench.mask(0, true)));
		assertEquals(List.of(), bench.calls(() -> bench.mask(0, true)), "masked twice");
		assertEquals(words(unmask), bench.calls(() -> bench.mask(0, false)));
		assertEquals(List.of(), bench.calls(() -> bench.mask(0, false)), "unmasked twice");
		assertEquals("0x51", raised(bench));
	}

	@ParameterizedTest
	@DisplayName("Rewritten while it is masked, with an interrupt in between whose pending bit is read")
	@CsvSource({ "NVME,1,0x53,SIGNAL_MSI", "VIRTIO,1,0x53,SIGNAL_MSI",
			"VIRTIO_IRQFD,1,0x53,SET_GSI_ROUTING IRQFD SIGNAL_MSI",
			"VHOST,1,0x53,SET_GSI_ROUTING SET_VRING_CALL SIGNAL_MSI",
			"IVSHMEM,1,0x53,SET_GSI_ROUTING IRQFD SIGNAL_MSI", "VFIO,1,0x53,SET_GSI_ROUTING SET_IRQS SIGNAL_MSI",
			"KVMTOOL_VIRTIO,1,none,", "KVMTOOL_VFIO,0,0x53,SET_GSI_ROUTING IRQFD" })
	void rewrittenMasked(PciSort sort, long pending, String delivered, String calls) {
		PciBench bench = at(sort);
		bench.hops(() -> bench.mask(0, true));
		bench.hops(() -> bench.data(0, 0x53));
		assertEquals("none", raised(bench), "while it is masked");
		assertEquals(pending, bench.pendingBits());
		assertEquals(words(calls), bench.calls(() -> bench.mask(0, false)));
		assertEquals(delivered, bench.delivered());
		assertEquals(sort == PciSort.KVMTOOL_VIRTIO ? 1 : 0, bench.pendingBits());
		assertEquals("0x53", raised(bench));
	}

	@ParameterizedTest
	@DisplayName("The same without reading the pending bits")
	@CsvSource({ "NVME,0x54", "VIRTIO,0x54", "VIRTIO_IRQFD,0x54", "VHOST,0x54", "IVSHMEM,0x54",
			"VFIO,0x54", "KVMTOOL_VIRTIO,none", "KVMTOOL_VFIO,0x54" })
	void interruptComesBeforeTheRewrite(PciSort sort, String delivered) {
		PciBench bench = at(sort);
		bench.hops(() -> bench.mask(0, true));
		assertEquals("none", raised(bench));
		bench.hops(() -> bench.data(0, 0x54));
		bench.hops(() -> bench.mask(0, false));
		assertEquals(delivered, bench.delivered());
		assertEquals("none", bench.delivered());
	}

	@ParameterizedTest
	@DisplayName("The function's mask does for all entries what an entry's does for one")
	@CsvSource({ "NVME,1,0x55", "VIRTIO_IRQFD,1,0x55", "VHOST,1,0x55", "IVSHMEM,1,0x55", "VFIO,1,0x55",
			"KVMTOOL_VIRTIO,1,none", "KVMTOOL_VFIO,0,0x55" })
	void functionMask(PciSort sort, long pending, String delivered) {
		PciBench bench = at(sort);
		bench.hops(() -> bench.mask(1, true));
		bench.hops(() -> bench.functionMask(true));
		assertEquals("none", raised(bench));
		assertEquals(pending, bench.pendingBits());
		bench.hops(() -> bench.data(0, 0x55));
		bench.hops(() -> bench.functionMask(false));
		assertEquals(delivered, bench.delivered());
		bench.hops(() -> bench.device.raise(1));
		assertEquals("none", bench.delivered(), "an entry that is masked itself stays so");
	}
}
