package org.irqscope.emulator.vmm.virtio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.vmm.DeviceBench;
import org.irqscope.emulator.vmm.GsiLines;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A virtio device without a bus: how the three VMMs tell of its interrupt status, and what an acknowledgement does. */
class VirtioMmioTest {
	private static final long ADDRESS = 0xd0000000L;
	private static final int GSI = 12;
	private final DeviceBench bench = new DeviceBench();
	private final GsiLines lines = new GsiLines(bench.vm.kvm());
	private VirtioMmio device;

	private void plug(VirtioMmio made) {
		device = made;
		device.add(new Virtqueue.Shape(8, Virtqueue.NO_VECTOR, false, Optional.empty()));
		bench.pci.bus().map(device);
		bench.open(GSI, 0x3c);
	}

	private GuestCpu guest() {
		return bench.vm.kvm().vcpu(0).guest();
	}

	private void submit() {
		guest().run(() -> device.submit(0, guest()::write));
	}

	private void acknowledge(int status) {
		bench.vm.write(ADDRESS + VirtioMmio.INTERRUPT_ACK, status, 4);
	}

	private long read(int register) {
		long[] value = new long[1];
		guest().run(() -> value[0] = guest().read(ADDRESS + register, 4));
		return value[0];
	}

	@Test
	@DisplayName("QEMU holds the line up until the guest has acknowledged all bits")
	void qemu() {
		plug(VirtioMmio.ofQemu(bench.vm.kvm(), 0, ADDRESS, false, GSI, high -> lines.gsiHandler(GSI, high)));
		assertEquals(List.of("12=1", "12=1"), bench.lines(this::submit));
		assertEquals(1, read(VirtioMmio.INTERRUPT_STATUS));
		bench.hops(device::changeConfig);
		assertEquals(3, read(VirtioMmio.INTERRUPT_STATUS));
		assertEquals(List.of("12=1", "12=1"), bench.lines(() -> acknowledge(1)), "a reason is left");
		assertEquals(List.of("12=0", "12=0"), bench.lines(() -> acknowledge(2)));
		assertEquals("0x3c", bench.taken(), "the local APIC has taken it");
		assertEquals("none", bench.taken(), "the line has fallen");
	}

	@Test
	@DisplayName("kvmtool pulses the line each time, whatever was acknowledged")
	void kvmtool() {
		plug(VirtioMmio.ofKvmtool(bench.vm.kvm(), 0, ADDRESS, false, GSI, high -> lines.kvmIrqLine(GSI, high)));
		assertEquals(List.of("12=1", "12=0"), bench.lines(this::submit));
		assertEquals(List.of("12=1", "12=0"), bench.lines(device::changeConfig));
		assertEquals(3, read(VirtioMmio.INTERRUPT_STATUS));
		assertEquals(List.of(), bench.lines(() -> acknowledge(3)));
		assertEquals(0, read(VirtioMmio.INTERRUPT_STATUS));
	}

	@Test
	@DisplayName("A small VMM writes an eventfd, whose irqfd makes an edge of it")
	void eventfd() {
		Eventfd eventfd = bench.vm.eventfd();
		bench.vm.irqfd(eventfd, GSI).is(0);
		plug(VirtioMmio.onEventfd(bench.vm.kvm(), 0, ADDRESS, false, eventfd));
		assertEquals(List.of("12=1", "12=0"), bench.lines(this::submit));
		assertEquals(List.of(), bench.lines(() -> acknowledge(1)));
	}

	@Test
	@DisplayName("The registers that every driver reads first, and the generation of the configuration")
	void registers() {
		plug(VirtioMmio.ofQemu(bench.vm.kvm(), 0, ADDRESS, false, GSI, high -> lines.gsiHandler(GSI, high)));
		assertEquals(0x74726976, read(VirtioMmio.MAGIC), "virt");
		assertEquals(2, read(VirtioMmio.VERSION));
		bench.hops(device::changeConfig);
		assertEquals(1, read(VirtioMmio.CONFIG_GENERATION));
	}
}
