package org.irqscope.emulator;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.irqscope.emulator.Host.Vendor;
import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.LocalApic;
import org.junit.jupiter.api.Test;

/** What switches APIC virtualization off for a whole machine: sections 5.1 to 5.3 of the kernel's interrupt paths. */
class ApicvInhibitTest {
	private static final int APIC_BASE = 0x1b;
	private static final long AP = LocalApic.EN;

	private static Bench machine(Vendor vendor) {
		Bench vm = new Bench(Host.DEFAULT.withApicv(true).withVendor(vendor));
		vm.fx(2);
		assertTrue(vm.kvm().apicvActivated());
		return vm;
	}

	@Test
	void anIdThatTheGuestHasChangedUntilItIsChangedBack() {
		Bench vm = machine(Vendor.VMX);
		vm.lap(1).wr(Lapic.ID, 0x05000000);
		assertFalse(vm.kvm().apicvActivated());
		vm.lap(1).wr(Lapic.ID, 0x01000000);
		assertTrue(vm.kvm().apicvActivated());
	}

	@Test
	void twoLapicsWithOneIdUntilOneIsSwitchedOff() {
		Bench vm = machine(Vendor.VMX);
		vm.lap(1).wr(Lapic.ID, 0);
		assertFalse(vm.kvm().apicvActivated());
		vm.lap(1).wrmsr(APIC_BASE, LocalApic.BASE);
		assertTrue(vm.kvm().apicvActivated());
	}

	@Test
	void aBaseThatWasMovedForEver() {
		Bench vm = machine(Vendor.VMX);
		vm.lap(1).wrmsr(APIC_BASE, 0xfed40000L | AP);
		assertFalse(vm.kvm().apicvActivated());
		vm.lap(1).wrmsr(APIC_BASE, LocalApic.BASE | AP);
		assertFalse(vm.kvm().apicvActivated());
	}

	@Test
	void logicalIdsThatNoMapCanHoldForAvicOnly() {
		for (Vendor vendor : Vendor.values()) {
			Bench vm = machine(vendor);
			vm.lap(0).wr(Lapic.LDR, 0x03000000);
			assertTrue(vm.kvm().apicvActivated() == (vendor == Vendor.VMX));
			vm.lap(0).wr(Lapic.LDR, 0x01000000);
			assertTrue(vm.kvm().apicvActivated());
		}
	}

	@Test
	void interruptsGoOnInSoftwareMeanwhile() {
		Bench vm = machine(Vendor.VMX);
		vm.lap(1).wr(Lapic.ID, 0x05000000);
		vm.msi(0xfee05000L, 0, 0x61).is(1);
		vm.ack(1, 0x61);
		vm.lap(1).isr(0x61).is(1);
		vm.lap(1).eoi();
		vm.lap(1).isr(0x61).is(0);
	}
}
