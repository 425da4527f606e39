package org.irqscope.emulator.catalogue;

import static org.irqscope.emulator.catalogue.Bench.LV;
import static org.irqscope.emulator.catalogue.Bench.MK;

import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 2a of the catalogue: the IOAPIC as kvm-unit-tests drive it. */
class IoapicKvmUnitTest {
	private final Bench vm = new Bench();
	private final IoapicUnderTest ioa = vm.ioa;

	@Test
	@DisplayName("IOA-001 version RO")
	void ioa001() {
		vm.vm(1);
		versionIsReadOnly();
	}

	@Test
	@DisplayName("IOA-031 write_read_ioaic_reg_version")
	void ioa031() {
		vm.vm(1);
		versionIsReadOnly();
	}

	private void versionIsReadOnly() {
		ioa.ior(1).is(0x00170011);
		ioa.iow(1, ~0x00170011L & 0xffffffffL);
		ioa.ior(1).is(0x00170011);
	}

	@Test
	@DisplayName("IOA-002 id writable bits")
	void ioa002() {
		vm.vm(1);
		long a = ioa.ior(0).value();
		ioa.iow(0, ~a & 0xffffffffL);
		new Value("a ^ id", a ^ ioa.ior(0).value()).is(0x0f000000);
	}

	@Test
	@DisplayName("IOA-033 write_read_ioapic_arbitration_id")
	void ioa033() {
		vm.vm(1);
		ioa.iow(0, 0x1f3e5d7c);
		ioa.ior(2).is(0x0f000000);
		ioa.iow(2, ~0x1f3e5d7cL & 0xffffffffL);
		ioa.ior(2).is(0x0f000000);
	}

	@Test
	@DisplayName("IOA-004 edge")
	void ioa004() {
		vm.fx(1);
		ioa.rte(14, 0x76);
		vm.line(14, 1).is(1);
		ioa.rirr(14).is(0);
		vm.line(14, 0).is(1);
		ioa.rirr(14).is(0);
		vm.handled(0, 0x76, () -> {
			ioa.rirr(14).is(0);
			vm.eoi();
		}).is(1);
		ioa.rirr(14).is(0);
	}

	@Test
	@DisplayName("IOA-005 level")
	void ioa005() {
		vm.fx(1);
		ioa.rte(14, 0x77 | LV);
		vm.line(14, 1);
		ioa.rirr(14).is(1);
		vm.handled(0, 0x77, this::lowerAndEoi).is(1);
		ioa.rirr(14).is(0);
	}

	private void lowerAndEoi() {
		vm.line(14, 0);
		vm.eoi();
	}

	@Test
	@DisplayName("IOA-007 level coalesce")
	void ioa007() {
		vm.fx(1);
		ioa.rte(14, 0x98 | LV);
		vm.line(14, 1);
		vm.handled(0, 0x98, () -> {
			vm.line(14, 0);
			vm.line(14, 1);
			vm.line(14, 0);
			vm.eoi();
		}).is(1);
	}

	@Test
	@DisplayName("IOA-008 level sequential")
	void ioa008() {
		vm.fx(1);
		ioa.rte(14, 0x99 | LV);
		vm.line(14, 1);
		long first = vm.handled(0, 0x99, this::lowerAndEoi).value();
		vm.line(14, 1).is(1);
		long second = vm.handled(0, 0x99, this::lowerAndEoi).value();
		new Value("count", first + second).is(2);
	}

	@Test
	@DisplayName("IOA-010 edge while masked")
	void ioa010() {
		vm.fx(1);
		ioa.rte(14, 0x81 | MK);
		vm.line(14, 1).is(-1);
		vm.line(14, 0);
		vm.ackNone();
		ioa.rtelo(14, 0x81);
		vm.ackNone();
		vm.line(14, 1);
		vm.handled(0, 0x81, vm::eoi).is(1);
	}

	@Test
	@DisplayName("IOA-011 level mask")
	void ioa011() {
		vm.fx(1);
		ioa.rte(14, 0x82 | LV | MK);
		vm.line(14, 1).is(-1);
		vm.ackNone();
		ioa.rtelo(14, 0x82 | LV);
		vm.handled(0, 0x82, this::lowerAndEoi).is(1);
	}

	@Test
	@DisplayName("IOA-013 TMR edge, before=0")
	void ioa013() {
		vm.fx(1);
		triggerModeEdge();
	}

	private void triggerModeEdge() {
		ioa.rte(14, 0x79);
		vm.lap(0).tmr(0x79).is(0);
		vm.pulse(14);
		vm.handled(0, 0x79, () -> {
			vm.lap(0).tmr(0x79).is(0);
			vm.eoi();
		}).is(1);
	}

	@Test
	@DisplayName("IOA-014 TMR level, before=0")
	void ioa014() {
		vm.fx(1);
		triggerModeEdge();
		triggerModeLevel(0);
	}

	private void triggerModeLevel(int before) {
		ioa.rtelo(14, 0x79 | LV);
		vm.lap(0).tmr(0x79).is(before);
		vm.line(14, 1);
		vm.handled(0, 0x79, () -> {
			vm.lap(0).tmr(0x79).is(1);
			lowerAndEoi();
		}).is(1);
	}

	@Test
	@DisplayName("IOA-015 TMR level, before=1")
	void ioa015() {
		vm.fx(1);
		triggerModeEdge();
		triggerModeLevel(0);
		triggerModeLevel(1);
	}

	@Test
	@DisplayName("IOA-018 logical dest")
	void ioa018() {
		vm.fx(4);
		vm.lapics().forEach(LocalApic::enterX2apic);
		logicalDestination();
	}

	@Test
	@DisplayName("IOA-018x logical dest in xAPIC flat")
	void ioa018x() {
		vm.fx(4);
		for (int i = 0; i < 4; i++)
			vm.lap(i).wr(Lapic.LDR, 1L << 24 + i);
		logicalDestination();
	}

	private void logicalDestination() {
		ioa.rte(14, 0x86 | LV | 0x800, 0xdL << 24);
		vm.line(14, 1).is(3);
		irr86(1, 0, 1, 1);
		ioa.rirr(14).is(1);
		vm.ack(0, 0x86);
		vm.ackNone(1);
		vm.ack(2, 0x86);
		vm.ack(3, 0x86);
		irr86(0, 0, 0, 0);
		// The first of the three EOIs, with the line still high, fires again to the same CPUs.
		vm.lap(0).eoi();
		ioa.rirr(14).is(1);
		irr86(1, 0, 1, 1);
	}

	private void irr86(int... expected) {
		for (int i = 0; i < expected.length; i++)
			vm.lap(i).irr(0x86).is(expected[i]);
	}
}
