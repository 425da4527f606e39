package org.irqscope.emulator.catalogue;

import static org.irqscope.emulator.catalogue.LocalApic.BASE;
import static org.irqscope.emulator.catalogue.LocalApic.EN;

import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 3c of the catalogue: the local APIC as aero's and openvmm's own tests drive it. */
class LapicAeroTest {
	private final Bench vm = new Bench();

	@Test
	@DisplayName("LAP-030 mmio_smoke")
	void lap030() {
		vm.vm(3);
		vm.lap(2).rd(Lapic.ID).is(0x02000000);
		vm.lap(2).wr(Lapic.TASKPRI, 0x70);
		vm.lap(2).rd(Lapic.TASKPRI).is(0x70);
		vm.lap(2).wr(Lapic.SPIV, 0x1ff);
		vm.lap(2).rd(Lapic.SPIV).is(0x1ff);
	}

	@Test
	@DisplayName("LAP-031 interrupt_priority_and_eoi")
	void lap031() {
		vm.fx(1);
		vm.msi(0xfee00000L, 0, 0x30);
		vm.msi(0xfee00000L, 0, 0x31);
		vm.ack(0x31);
		vm.ackNone();
		vm.eoi();
		vm.ack(0x30);
	}

	@Test
	@DisplayName("LAP-040 irr_retained_across_transient_disable")
	void lap040() {
		vm.fx(1);
		vm.msi(0xfee00000L, 0, 0xd1);
		vm.lap(0).wrmsr(0x1b, BASE | 0x100);
		vm.lap(0).wrmsr(0x1b, BASE | 0x100 | EN);
		vm.lap(0).wr(Lapic.SPIV, 0x1ff);
		vm.lap(0).irr(0xd1).is(1);
	}
}
