package org.irqscope.emulator.x86.apicv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.LocalApic;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.Host.Vendor;
import org.irqscope.emulator.x86.lapic.Lapic;
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

	/** Also where nothing changes, as long as the processor heeds the reason. */
	@Test
	void everyReasonThatIsLookedAtIsTraced() {
		Bench intel = machine(Vendor.VMX);
		assertEquals(List.of("kvm_apicv_inhibit_changed: cleared reason=4, inhibits=0x0",
				"kvm_apicv_inhibit_changed: set reason=5, inhibits=0x20 APIC_ID_MODIFIED"),
				inhibits(intel, () -> intel.lap(1).wr(Lapic.ID, 0x05000000)));
		Bench amd = machine(Vendor.SVM);
		assertEquals(List.of("kvm_apicv_inhibit_changed: set reason=4, inhibits=0x10 PHYSICAL_ID_ALIASED",
				"kvm_apicv_inhibit_changed: set reason=11, inhibits=0x810 PHYSICAL_ID_ALIASED|LOGICAL_ID_ALIASED",
				"kvm_apicv_inhibit_changed: set reason=5, inhibits=0x830 PHYSICAL_ID_ALIASED|APIC_ID_MODIFIED"
						+ "|LOGICAL_ID_ALIASED"),
				inhibits(amd, () -> amd.lap(1).wr(Lapic.ID, 0)));
	}

	private static List<String> inhibits(Bench vm, Runnable action) {
		return vm.traced(action).stream().filter(line -> line.startsWith("kvm_apicv_inhibit")).toList();
	}

	@Test
	void anAmdGuestWithInterruptsOffHasNoAvicWhileThePicWaits() {
		Bench vm = machine(Vendor.SVM);
		vm.M.init(0x11, 0x30, 4, 1);
		vm.lap(0).wr(Lapic.LVT0, 0x700);
		vm.run(0);
		vm.kvm().vcpus().get(0).guest().setInterruptFlag(false);
		vm.line(4, 1);
		vm.runAll();
		assertFalse(vm.kvm().apicvActivated());
		vm.ack(0x34);
		assertTrue(vm.kvm().apicvActivated());
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
