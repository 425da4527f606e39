package org.irqscope.emulator.x86.ioapic;

import static org.irqscope.emulator.catalogue.Bench.LV;
import static org.irqscope.emulator.catalogue.Bench.MK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.IoapicUnderTest;
import org.irqscope.emulator.catalogue.Value;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The vectors of section 4.11 of the kernel's interrupt paths, which were run against ioapic.c itself. */
class IoapicVectorsTest {
	private static final int PIN = 10, VECTOR = 0x24;
	private final Bench vm = new Bench();
	private final IoapicUnderTest ioa = vm.ioa;

	/** Only the IOAPIC listens to the pin, so that a status is the IOAPIC's own. */
	@BeforeEach
	void machine() {
		vm.fx(1);
		vm.route(new RoutingEntry.Irqchip(PIN, Irqchips.IOAPIC, PIN),
				new RoutingEntry.Irqchip(8, Irqchips.IOAPIC, 8)).is(0);
	}

	private Value source(int source, int level) {
		return new Value("kvm_set_irq", vm.kvm().routing.kvmSetIrq(source, PIN, level, false));
	}

	/** The chip's own IRR, delivered edges included. */
	private void irr(int expected) {
		new Value("irr", vm.kvm().ioapic().irr.get()).is(expected);
	}

	private List<String> acksOfEoi() {
		vm.ack(VECTOR);
		return vm.traced(vm::eoi).stream().filter(line -> line.startsWith("kvm_ack_irq")).toList();
	}

	@Test
	@DisplayName("I1: fresh reads")
	void i1() {
		ioa.ior(0).is(0);
		ioa.ior(1).is(0x00170011);
		ioa.ior(2).is(0);
		ioa.lo(0).is(0x00010000);
		ioa.hi(0).is(0);
		for (int register : new int[] { 3, 0x40, 0x41 })
			ioa.ior(register).is(0xffffffffL);
	}

	@Test
	@DisplayName("I2: an edge, again, and down")
	void i2() {
		ioa.rte(PIN, VECTOR);
		vm.line(PIN, 1).is(1);
		irr(0x400);
		List<String> traced = vm.traced(() -> vm.line(PIN, 1).is(0));
		assertEquals("kvm_ioapic_set_irq: pin 10 dst 0 vec 36 (Fixed|physical|edge) (coalesced)", traced.get(1));
		vm.line(PIN, 0).is(1);
		irr(0);
	}

	@Test
	@DisplayName("I2b: an edge of one source while another lowers")
	void i2b() {
		ioa.rte(PIN, VECTOR);
		source(2, 1).is(1);
		source(0, 0).is(0);
		source(2, 0).is(1);
	}

	@Test
	@DisplayName("I3: a masked edge is lost")
	void i3() {
		ioa.rte(PIN, VECTOR | MK);
		vm.line(PIN, 1).is(-1);
		vm.line(PIN, 0).is(1);
		ioa.unmask(PIN);
		vm.lap(0).irr(VECTOR).is(0);
	}

	@Test
	@DisplayName("I3b: a line that stays high is not delivered again")
	void i3b() {
		ioa.rte(PIN, VECTOR);
		vm.line(PIN, 1).is(1);
		vm.ack(VECTOR);
		vm.eoi();
		ioa.mask(PIN);
		ioa.unmask(PIN);
		vm.ackNone();
	}

	@Test
	@DisplayName("I4: a level that two sources hold")
	void i4() {
		ioa.rte(PIN, VECTOR | LV);
		source(0, 1).is(1);
		ioa.rirr(PIN).is(1);
		source(1, 1).is(-1);
		assertEquals(List.of("kvm_ack_irq: irqchip IOAPIC pin 10"), acksOfEoi());
		ioa.rirr(PIN).is(1);
		source(0, 0).is(-1);
		acksOfEoi();
		ioa.rirr(PIN).is(1);
		source(1, 0).is(1);
		assertEquals(List.of("kvm_ack_irq: irqchip IOAPIC pin 10"), acksOfEoi());
		ioa.rirr(PIN).is(0);
		vm.ackNone();
	}

	@Test
	@DisplayName("I5: a masked level is delivered on unmask")
	void i5() {
		ioa.rte(PIN, VECTOR | LV | MK);
		vm.line(PIN, 1).is(-1);
		ioa.unmask(PIN);
		ioa.rirr(PIN).is(1);
		vm.ack(VECTOR);
	}

	@Test
	@DisplayName("I6: with a resampler the device is asked instead")
	void i6() {
		Eventfd e = vm.eventfd(), r = vm.eventfd();
		vm.irqfd(e, PIN, r);
		ioa.rte(PIN, VECTOR | LV | MK);
		vm.line(PIN, 1).is(-1);
		ioa.unmask(PIN);
		vm.rs(r).is(1);
		irr(0);
		ioa.rirr(PIN).is(0);
		vm.ackNone();
	}

	@Test
	@DisplayName("I7: writes while Remote IRR is set")
	void i7() {
		ioa.rte(PIN, VECTOR | LV);
		vm.line(PIN, 1);
		vm.line(PIN, 0);
		ioa.rtelo(PIN, 0x8024);
		ioa.lo(PIN).is(0xc024);
		ioa.rtelo(PIN, 0x0024);
		ioa.lo(PIN).is(0x0024);
		ioa.rtelo(PIN, 0x5024);
		ioa.lo(PIN).is(0x0024);
		ioa.rtelo(PIN, 0xffffffffL);
		ioa.lo(PIN).is(0xffffafffL);
	}

	@Test
	@DisplayName("I8: a level that is dropped, and one that addresses nobody")
	void i8() {
		ioa.rte(PIN, VECTOR | LV, 0xeeL << 24);
		vm.line(PIN, 1).is(0);
		ioa.rirr(PIN).is(0);
		vm.line(PIN, 0);

		vm.fx(2);
		vm.lap(1).wr(Lapic.ID, 0);
		ioa.rte(20, VECTOR | LV, 0xeeL << 24);
		vm.line(20, 1).is(-1);
		ioa.rirr(20).is(1);
	}

	@Test
	@DisplayName("I9: EOI with directed EOI forced")
	void i9() {
		vm.lap(0).set(state -> state.with(Lapic.SPIV, 0x11ff));
		ioa.rte(PIN, VECTOR | LV);
		vm.line(PIN, 1);
		assertEquals(List.of("kvm_ack_irq: irqchip IOAPIC pin 10"), acksOfEoi());
		ioa.rirr(PIN).is(1);
	}

	@Test
	@DisplayName("I10: the clock's pin")
	void i10() {
		ioa.rte(8, VECTOR);
		vm.line(8, 1).is(1);
		vm.line(8, 0).is(1);
		vm.line(8, 1).is(0);
		new Value("pending_eoi", vm.kvm().ioapic().destinations.pendingEoi.get()).is(1);
	}

	@Test
	@DisplayName("4.6: after 10000 EOIs with the line high the next interrupt waits 10 ms")
	void aStormIsBraked() {
		ioa.rte(PIN, VECTOR | LV);
		vm.line(PIN, 1);
		for (int round = 1; round < IoapicEoi.SUCCESSIVE_MAX; round++) {
			vm.ack(VECTOR);
			vm.eoi();
		}
		vm.ack(VECTOR);
		List<String> traced = vm.traced(vm::eoi);
		assertEquals("kvm_ioapic_delayed_eoi_inj: dst 0 vec 36 (Fixed|physical|level)", traced.get(traced.size() - 1));
		vm.ackNone();
		vm.pass(9_999_999);
		vm.ackNone();
		vm.pass(1);
		vm.ack(VECTOR);
	}
}
