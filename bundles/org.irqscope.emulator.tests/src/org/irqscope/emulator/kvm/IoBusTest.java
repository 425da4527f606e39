package org.irqscope.emulator.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the kernel's I/O buses are ordered and searched: sections 1.2 to 1.4 of the kernel's interrupt paths. */
class IoBusTest {
	private final Bench vm = new Bench();
	private final List<String> asked = new ArrayList<>();
	private IoBus bus;

	@BeforeEach
	void machine() {
		vm.vm(1);
		bus = vm.kvm().bus(IoBus.Kind.KVM_MMIO_BUS);
	}

	/** A device that notes that it was asked, and takes the access or leaves it to the next. */
	private final class Device implements IoDevice {
		private final String name;
		private final boolean takes;

		Device(String name, boolean takes) {
			this.name = name;
			this.takes = takes;
		}

		@Override
		public boolean write(Vcpu vcpu, long address, int length, long value) {
			asked.add(name);
			return takes;
		}

		@Override
		public boolean read(Vcpu vcpu, long address, int length, GuestData data) {
			asked.add(name);
			data.set(0x5a);
			return takes;
		}

		@Override
		public String toString() {
			return name;
		}
	}

	private Device register(long address, int length, String name, boolean takes) {
		Device device = new Device(name, takes);
		assertEquals(0, bus.registerDev(address, length, device));
		return device;
	}

	private List<String> order() {
		return bus.ranges().stream().map(IoRange::device).map(Object::toString).filter(name -> !name.equals("ioapic"))
				.toList();
	}

	private boolean write(long address, int length) {
		asked.clear();
		return bus.write(vm.kvm().vcpus().get(0), address, length, 0);
	}

	@Test
	void rangesOfOneAddressAreOrderedByTheirEndAndEqualOnesByAge() {
		register(0x1000, 4, "+4 first", true);
		register(0x1000, 2, "+2", true);
		register(0x1000, 4, "+4 second", true);
		register(0x1000, 0, "+0", true);
		register(0x1000, 0x1000, "+0x1000", true);
		assertEquals(List.of("+2", "+4 first", "+4 second", "+0", "+0x1000"), order());
	}

	@Test
	void aRangeWithoutLengthGoesBehindWhatIsThereAlready() {
		register(0x1000, 0x1000, "+0x1000", true);
		register(0x1000, 0, "+0", true);
		register(0x1000, 4, "+4", true);
		register(0x800, 4, "below", true);
		assertEquals(List.of("below", "+4", "+0x1000", "+0"), order());
	}

	@ParameterizedTest
	@CsvSource({ "0x20, 1, picdev_master", "0x21, 1, picdev_master", "0x20, 2, picdev_master", "0x21, 2, none",
			"0x1f, 2, none", "0x43, 2, none", "0x64, 2, none", "0x40, 4, pit", "0x43, 1, pit", "0xa0, 2, picdev_slave",
			"0x4d0, 2, picdev_elcr", "0x62, 1, none", "0x63, 1, none", "0x64, 1, none", "0x61, 1, speaker" })
	void anAccessIsTakenByTheDeviceThatContainsIt(String port, int length, String device) {
		new PitIoctls(vm.kvm()).createPit2(PitIoctls.SPEAKER_DUMMY);
		vm.in(Integer.decode(port), length);
		assertEquals(device.equals("none") ? 1 : 0, vm.userSpace().exits().size());
		vm.out(Integer.decode(port), 0, length);
		assertEquals(device.equals("none") ? 1 : 0, vm.userSpace().exits().size());
	}

	@Test
	void theStandardPortsAreOrderedByAddress() {
		new PitIoctls(vm.kvm()).createPit2(PitIoctls.SPEAKER_DUMMY);
		assertEquals(List.of("0x20+2", "0x40+4", "0x61+4", "0xa0+2", "0x4d0+2"),
				vm.kvm().bus(IoBus.Kind.KVM_PIO_BUS).ranges().stream()
						.map(range -> "0x" + Long.toHexString(range.address()) + "+" + range.length()).toList());
	}

	@Test
	void accessesOfMoreThanAByteAreTakenByThePicAndIgnored() {
		vm.out(0x20, 0x1111, 2);
		vm.out(0x4d0, 0xffff, 2);
		vm.M.expect().initState(0).elcr(0);
		vm.in(0x4d0, 2).is(0);
		assertEquals(List.of(), vm.userSpace().exits());
	}

	@Test
	void devicesAreAskedInOrderUntilOneTakesTheAccess() {
		register(0x1000, 4, "first", false);
		register(0x1000, 4, "second", true);
		register(0x1000, 4, "third", true);
		assertTrue(write(0x1000, 4));
		assertEquals(List.of("first", "second"), asked);
		asked.clear();
		GuestData data = new GuestData();
		assertTrue(bus.read(vm.kvm().vcpus().get(0), 0x1000, 4, data));
		assertEquals(List.of("first", "second"), asked);
	}

	@Test
	void nobodyTakesIt() {
		register(0x1000, 4, "only", false);
		assertFalse(write(0x1000, 4));
		assertEquals(List.of("only"), asked);
		assertFalse(write(0x2000, 4));
		assertEquals(List.of(), asked);
	}

	@Test
	void aDeviceWithoutAnOperationDeclines() {
		assertEquals(0, bus.registerDev(0x1000, 4, new IoDevice() {
		}));
		assertFalse(write(0x1000, 4));
		assertFalse(bus.read(vm.kvm().vcpus().get(0), 0x1000, 4, new GuestData()));
	}

	@Test
	void theSearchEndsAtTheFirstRangeThatDoesNotMatch() {
		register(0x1000, 8, "outer", false);
		register(0x1004, 1, "between", true);
		register(0x1004, 4, "inner", true);
		assertTrue(write(0x1004, 4));
		assertEquals(List.of("inner"), asked);
		assertFalse(write(0x1000, 8));
		assertEquals(List.of("outer"), asked);
	}

	@Test
	void aRangeWithoutLengthMatchesItsAddressWhateverTheLength() {
		register(0x1000, 0, "+0", true);
		for (int length : new int[] { 1, 2, 4, 8 })
			assertTrue(write(0x1000, length));
		assertFalse(write(0x1001, 1));
		assertFalse(write(0x0fff, 2));
	}

	@Test
	void aThousandDevicesFit() {
		for (int at = bus.ranges().size(); at < IoBus.MAX_DEVICES; at++)
			register(0x100000L + at, 1, "device", true);
		assertEquals(-Errno.ENOSPC, bus.registerDev(0x1000, 4, new Device("one too many", true)));
		assertEquals(-Errno.ENOSPC, vm.kvm().ioeventfds().ioeventfd(0, 0x1000, 4, vm.eventfd(), 0));
		assertEquals(-Errno.ENOSPC, vm.kvm().coalescedMmio().register(0x1000, 4, 0));
		assertEquals(0, vm.kvm().ioeventfds().ioeventfd(0, 0x1000, 4, vm.eventfd(), Ioeventfds.PIO));
	}

	@Test
	void ioeventfdsAreNotCounted() {
		for (int at = 0; at < IoBus.MAX_DEVICES; at++)
			assertEquals(0, vm.kvm().ioeventfds().ioeventfd(at, 0x2000, 4, vm.eventfd(), Ioeventfds.DATAMATCH));
		register(0x1000, 4, "still fits", true);
		assertTrue(write(0x1000, 4));
	}

	@Test
	void aRemovedDeviceIsNotAsked() {
		Device first = register(0x1000, 4, "first", true);
		register(0x1000, 4, "second", true);
		bus.unregisterDev(first);
		assertTrue(write(0x1000, 4));
		assertEquals(List.of("second"), asked);
		bus.unregisterDev(first);
		assertEquals(List.of("second"), order());
	}

	@Test
	void aCookieNamesTheDeviceThatIsAskedFirst() {
		register(0x1000, 4, "first", true);
		register(0x1000, 4, "second", true);
		X86Vcpu vcpu = vm.kvm().vcpus().get(0);
		assertEquals(0, bus.writeCookie(vcpu, 0x1000, 4, 0, -1));
		assertEquals(1, bus.writeCookie(vcpu, 0x1000, 4, 0, 1));
		assertEquals(List.of("first", "second"), asked);
	}

	@Test
	void aCookieThatFitsNoMoreIsIgnored() {
		register(0x1000, 4, "this", true);
		register(0x2000, 4, "other", true);
		X86Vcpu vcpu = vm.kvm().vcpus().get(0);
		for (int cookie : new int[] { 1, 2, 1000, -5 })
			assertEquals(0, bus.writeCookie(vcpu, 0x1000, 4, 0, cookie));
		assertEquals(-Errno.EOPNOTSUPP, bus.writeCookie(vcpu, 0x3000, 4, 0, 1));
		assertEquals(List.of("this", "this", "this", "this"), asked);
	}

	@Test
	void aDeviceIsFoundByAnAddressInItsRange() {
		Device device = register(0x1000, 4, "device", true);
		register(0x1000, 4, "behind it", true);
		assertEquals(Optional.of(device), bus.getDev(0x1003));
		assertEquals(Optional.empty(), bus.getDev(0x1004));
	}

	@Test
	void withoutMemoryForAShorterListTheWholeBusIsGone() {
		Device leaves = register(0x1000, 4, "leaves", true);
		register(0x2000, 4, "stays", true);
		assertEquals(0, vm.kvm().ioeventfds().ioeventfd(0, 0x3000, 4, vm.eventfd(), 0));
		bus.setOutOfMemory(true);
		assertEquals(-Errno.ENOMEM, bus.registerDev(0x4000, 4, leaves));
		assertEquals(0, bus.unregisterDev(new Device("never registered", true)));
		assertTrue(write(0x2000, 4), "nothing has changed so far");
		assertEquals(-Errno.ENOMEM, bus.unregisterDev(leaves));
		bus.setOutOfMemory(false);
		assertFalse(write(0x2000, 4));
		assertEquals(List.of(), asked);
		assertEquals(List.of(), vm.kvm().ioeventfds().items(), "its device was destroyed with the bus");
		assertEquals(-Errno.ENOMEM, bus.registerDev(0x4000, 4, leaves));
		assertEquals(0, bus.unregisterDev(leaves));
		assertEquals(-Errno.ENOMEM, bus.writeCookie(vm.kvm().vcpus().get(0), 0x2000, 4, 0, 0));
	}

	@Test
	void whatWasOnALostBusGoesToUserSpace() {
		bus.setOutOfMemory(true);
		bus.unregisterDev(bus.ranges().get(0).device());
		vm.read(Ioapic.DEFAULT_BASE, 4).is(0xffffffffL);
		assertEquals(1, vm.userSpace().exits().size());
	}
}
