package org.irqscope.emulator.catalogue;

import static org.irqscope.emulator.catalogue.LocalApic.BASE;
import static org.irqscope.emulator.catalogue.LocalApic.EN;
import static org.irqscope.emulator.catalogue.LocalApic.EXTD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.catalogue.UserSpace.Exit;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.Quirks;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 3a of the catalogue: modes and base of the local APIC as kvm-unit-tests drive them. */
class LapicModesTest {
	private static final int APIC_BASE = 0x1b;
	private static final long BSP = BASE | 0x100;
	private final Bench vm = new Bench();

	@Test
	@DisplayName("LAP-001 test_lapic_existence")
	void lap001() {
		vm.vm(1);
		long version = vm.lap(0).rd(Lapic.LVR).value() & 0xff;
		assertTrue(version >= 0x10 && version <= 0x15, "version");
		new Value("version", version).is(0x14);
	}

	@Test
	@DisplayName("LAP-002 test_enable_x2apic")
	void lap002() {
		vm.vm(1);
		vm.lap(0).wrmsr(APIC_BASE, BSP | EN | EXTD);
		// From x2APIC.
		vm.lap(0).wrmsrFaults(APIC_BASE, BSP | EXTD);
		vm.lap(0).wrmsrFaults(APIC_BASE, BSP | EN);
		vm.lap(0).wrmsr(APIC_BASE, BSP);
		// From disabled.
		vm.lap(0).wrmsrFaults(APIC_BASE, BSP | EXTD);
		vm.lap(0).wrmsrFaults(APIC_BASE, BSP | EN | EXTD);
		vm.lap(0).wrmsr(APIC_BASE, BSP | EN);
		// From xAPIC.
		vm.lap(0).wrmsrFaults(APIC_BASE, BSP | EXTD);
		vm.lap(0).wrmsr(APIC_BASE, BSP | EN | EXTD);
	}

	@Test
	@DisplayName("LAP-002 … without x2APIC in CPUID")
	void lap002WithoutX2apic() {
		Bench xapic = new Bench(Host.DEFAULT.withX2apic(false));
		xapic.vm(1);
		xapic.lap(0).wrmsrFaults(APIC_BASE, BSP | EN | EXTD);
	}

	/** The catalogue's answer is the one without the quirk; with it, as by default, the kernel answers with ones. */
	@Test
	@DisplayName("LAP-003x in x2APIC mode the MMIO page is not the local APIC's")
	void lap003x() {
		vm.vm(1);
		vm.ioctls().disableQuirks(Quirks.LAPIC_MMIO_HOLE);
		vm.lap(0).enterX2apic();
		vm.read(BASE + Lapic.LVR, 4).is(0xffffffffL);
		assertEquals(List.of(mmioRead(BASE + Lapic.LVR)), vm.userSpace().exits());

		vm.vm(1);
		vm.lap(0).enterX2apic();
		vm.read(BASE + Lapic.LVR, 4).is(0xffffffffL);
		assertEquals(List.of(), vm.userSpace().exits());
	}

	private static Exit mmioRead(long address) {
		return new Exit(IoBus.Kind.KVM_MMIO_BUS, false, address, 4, 0xffffffffL);
	}

	@Test
	@DisplayName("LAP-004 test_apicbase")
	void lap004() {
		vm.vm(1);
		vm.lap(0).wrmsr(APIC_BASE, BSP);
		vm.lap(0).wrmsr(APIC_BASE, 0xfed40900L);
		vm.read(0xfed40030L, 4).is(0x00050014);
		assertEquals(List.of(), vm.userSpace().exits());
		vm.read(BASE + Lapic.LVR, 4);
		assertEquals(List.of(mmioRead(BASE + Lapic.LVR)), vm.userSpace().exits());
		vm.lap(0).wrmsrFaults(APIC_BASE, BSP | EN | 1L << 52);
		vm.lap(0).wrmsrFaults(APIC_BASE, BSP | EN | 1);
	}

	@Test
	@DisplayName("LAP-006 test_self_ipi_xapic")
	void lap006() {
		vm.fx(1);
		vm.lap(0).ipi(0, 0x40000 | 0xf1);
		vm.lap(0).irr(0xf1).is(1);
		vm.handled(0, 0xf1, vm::eoi).is(1);
	}

	@Test
	@DisplayName("LAP-007 test_self_ipi_x2apic")
	void lap007() {
		vm.fx(1);
		vm.lap(0).enterX2apic();
		vm.lap(0).wrmsr(0x830, 0x400f1);
		vm.lap(0).irr(0xf1).is(1);
		vm.handled(0, 0xf1, vm::eoi).is(1);
	}
}
