package org.irqscope.emulator.vmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How messages are sent, how the words of an entry are told apart, and where their GSIs come from. */
class MessagesTest {
	private static PciBench bench(PciSort sort) {
		return new PciBench(sort, Host.DEFAULT, 1);
	}

	private static String raised(PciBench bench) {
		bench.hops(() -> bench.device.raise(0));
		return bench.delivered();
	}

	@Test
	@DisplayName("A function that is no bus master loses its message without a word")
	void busMasterOff() {
		PciBench bench = bench(PciSort.NVME);
		bench.vm.out(PciBus.CONFIG_ADDRESS, bench.bus.configAddress(bench.device, PciBus.COMMAND) & 0xffffffffL, 4);
		bench.vm.out(PciBus.CONFIG_DATA, 0, 2);
		List<Hop> hops = bench.hops(() -> bench.device.raise(0));
		assertTrue(hops.stream().anyMatch(hop -> hop.isBecause(VmmWhy.BUS_MASTER_OFF)));
		assertEquals("none", bench.delivered());
		assertEquals(0, bench.pendingBits());
		bench.vm.out(PciBus.CONFIG_DATA, PciDevice.BUS_MASTER, 2);
		assertEquals("0x51", raised(bench));
	}

	@ParameterizedTest
	@DisplayName("Between two words of an open entry a message that is half old and half new can be sent")
	@CsvSource({ "NVME,0x51,1", "KVMTOOL_VIRTIO,0x51,1", "VIRTIO_IRQFD,0x51,0", "VFIO,0x51,0" })
	void tornMessage(PciSort sort, String vector, int vcpu) {
		PciBench bench = bench(sort);
		bench.write(0, MsixVector.ADDRESS_LOW, PciBench.ADDRESS | 1 << 12);
		bench.hops(() -> bench.device.raise(0));
		assertEquals(vcpu == 0 ? vector : "none", bench.delivered());
		if (vcpu == 1)
			bench.vm.ack(1, Integer.decode(vector));
		else
			bench.vm.ackNone(1);
	}

	@Test
	@DisplayName("A store of eight bytes is two of four, and reserved bits are not kept")
	void wordsOfAnEntry() {
		PciBench bench = bench(PciSort.NVME);
		bench.vm.write(bench.bus.address(bench.device, 0, MsixVector.DATA), 0xffffffff00000052L, 8);
		assertTrue(bench.device.msix().vector(0).maskBit());
		bench.vm.read(bench.bus.address(bench.device, 0, MsixVector.DATA), 4).is(0x52);
		bench.vm.read(bench.bus.address(bench.device, 0, MsixVector.CONTROL), 4).is(1);
		bench.write(0, MsixVector.ADDRESS_LOW, 0xfee0100fL);
		bench.vm.read(bench.bus.address(bench.device, 0, MsixVector.ADDRESS_LOW), 4).is(0xfee0100cL);
		bench.vm.read(bench.bus.address(bench.device, 0, MsixVector.ADDRESS_HIGH), 4).is(0);
	}

	@Test
	@DisplayName("An entry gets the lowest free GSI: 2 on a PC of QEMU, then those behind the pins")
	void lowestFreeGsi() {
		PciBench bench = bench(PciSort.NVME);
		List<RoutingEntry> pc = new ArrayList<>();
		IntStream.range(0, 24).filter(gsi -> gsi != 2)
				.forEach(gsi -> pc.add(new RoutingEntry.Irqchip(gsi, 2, gsi == 0 ? 2 : gsi)));
		bench.routes.restore(pc);
		MsixVector entry = bench.device.msix().vector(0);
		assertEquals(List.of(2, 24, 25), List.of(bench.routes.add(entry), bench.routes.add(entry),
				bench.routes.add(entry)));
		bench.routes.release(24);
		assertEquals(24, bench.routes.add(entry));
	}

	@Test
	@DisplayName("The kernel keeps a released GSI until it gets another table")
	void releaseIsNotCommitted() {
		PciBench bench = bench(PciSort.VFIO);
		bench.routes.release(24);
		assertEquals("0x51", raised(bench));
		bench.routes.commit();
		assertEquals("none", raised(bench));
	}

	@Test
	@DisplayName("With all GSIs taken a vector of VFIO has no fast path, and is sent by the VMM")
	void tableFull() {
		PciBench bench = bench(PciSort.VFIO);
		bench.routes.restore(IntStream.range(0, GsiRoutes.GSI_COUNT)
				.mapToObj(gsi -> (RoutingEntry) new RoutingEntry.Msi(gsi, PciBench.ADDRESS, 0x90)).toList());
		bench.device.msix().vector(0).restore(PciBench.ADDRESS, 0x57, true, false, -1);
		assertEquals(List.of("SET_IRQS"), bench.calls(() -> bench.mask(0, false)));
		assertEquals(-Errno.ENOSPC, bench.routes.add(bench.device.msix().vector(0)));
		assertEquals(List.of("SIGNAL_MSI"), bench.calls(() -> bench.device.raise(0)));
		assertEquals("0x57", bench.delivered());
		bench.data(0, 0x58);
		assertEquals("0x58", raised(bench), "without a route the table is read each time");
	}

	@Test
	@DisplayName("A vector of VFIO without a GSI gets one when it is unmasked")
	void gsiAtTheFirstUse() {
		PciBench bench = bench(PciSort.VFIO);
		bench.vm.deassign(bench.eventfds.get(0), 24).is(0);
		bench.routes.restore(List.of());
		bench.device.msix().vector(0).restore(PciBench.ADDRESS, 0x57, true, false, -1);
		assertEquals(List.of("SET_GSI_ROUTING", "IRQFD", "SET_IRQS"), bench.calls(() -> bench.mask(0, false)));
		assertEquals(0, bench.device.msix().vector(0).virq());
		assertEquals("0x57", raised(bench));
	}
}
