package org.irqscope.emulator.x86.ioapic;

import static org.irqscope.emulator.catalogue.Bench.LV;
import static org.irqscope.emulator.catalogue.Bench.MK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.IoapicUnderTest;
import org.irqscope.emulator.catalogue.PicUnderTest;
import org.irqscope.emulator.catalogue.Value;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Surprising facts of the kernel's IOAPIC, numbered as in section 14 of the kernel's interrupt paths. */
class IoapicTrapsTest {
	private final Bench vm = new Bench();
	private final IoapicUnderTest ioa = vm.ioa;
	private final PicUnderTest M = vm.M;

	@Test
	@DisplayName("Trap 1: the IOAPIC comes before the PIC, and accepting before kvm_ioapic_set_irq")
	void ioapicBeforePic() {
		vm.fx(1);
		M.data(0);
		ioa.rte(4, 0x34);
		List<String> traced = vm.traced(() -> vm.line(4, 1).is(2));
		assertEquals(List.of("kvm_set_irq: gsi 4 level 1 source 0", "kvm_apic_accept_irq: apicid 0 vec 52 (Fixed|edge)",
				"kvm_ioapic_set_irq: pin 4 dst 0 vec 52 (Fixed|physical|edge)",
				"kvm_pic_set_irq: chip 0 pin 4 (edge)"), traced);
	}

	@Test
	@DisplayName("Trap 2: a masked edge is remembered by the PIC and lost by the IOAPIC")
	void aMaskedEdgeIsKeptByThePicAndLostByTheIoapic() {
		vm.fo();
		M.data(0x10);
		vm.pulse(4);
		M.data(0);
		vm.ack(0x34);

		vm.fx(1);
		ioa.rte(4, 0x44 | MK);
		vm.line(4, 1);
		ioa.unmask(4);
		vm.ackNone();
		vm.line(4, 0);

		ioa.rte(4, 0x44 | LV | MK);
		vm.line(4, 1);
		ioa.unmask(4);
		vm.ack(0x44);
	}

	@Test
	@DisplayName("Trap 3: the IOAPIC clears IRR on de-assert, the PIC does not for an edge")
	void deassertClearsIrrOfTheIoapicOnly() {
		vm.fx(1);
		ioa.rte(4, 0x44 | MK);
		vm.line(4, 1);
		ioa.irr(4).is(1);
		M.expect().irr(0x10);
		vm.line(4, 0);
		ioa.irr(4).is(0);
		M.expect().irr(0x10);
	}

	@Test
	@DisplayName("Trap 4: lowering a line yields 1 from each chip")
	void loweringALineYieldsOneOrTwo() {
		vm.fa20();
		vm.line(4, 0).is(2);
		vm.line(20, 0).is(1);
		M.data(0xff);
		vm.line(4, 0).is(1);
	}

	@Test
	@DisplayName("Trap 9: RTE writes keep Remote IRR and delivery status, but edge clears Remote IRR")
	void rteWritesKeepReadOnlyBits() {
		vm.fx(1);
		ioa.rte(10, 0x24 | LV);
		vm.line(10, 1);
		ioa.rtelo(10, 0x8024);
		ioa.lo(10).is(0xc024);
		ioa.rtelo(10, 0x0024);
		ioa.lo(10).is(0x0024);
		ioa.rtelo(10, 0x5024);
		ioa.lo(10).is(0x0024);
	}

	@Test
	@DisplayName("Trap 10: a write to either half sends a pending level")
	void everyRteWriteCanDeliver() {
		for (boolean high : new boolean[] { false, true }) {
			vm.fx(1);
			ioa.rte(10, 0x24 | LV);
			vm.lap(0).wr(Lapic.SPIV, 0xff);
			vm.line(10, 1).is(0);
			ioa.rirr(10).is(0);
			vm.lap(0).wr(Lapic.SPIV, 0x1ff);
			vm.lap(0).irr(0x24).is(0);
			if (high)
				ioa.rtehi(10, 0);
			else
				ioa.rtelo(10, 0x24 | LV);
			vm.lap(0).irr(0x24).is(1);
			ioa.rirr(10).is(1);
		}
	}

	@Test
	@DisplayName("Trap 10: with a resampler the resamplefd is signalled instead of an interrupt")
	void everyRteWriteCanResample() {
		for (boolean high : new boolean[] { false, true }) {
			vm.fx(1);
			ioa.rte(10, 0x24 | LV);
			Eventfd e = vm.eventfd(), r = vm.eventfd();
			vm.irqfd(e, 10, r);
			vm.lap(0).wr(Lapic.SPIV, 0xff);
			vm.ev(e);
			vm.lap(0).wr(Lapic.SPIV, 0x1ff);
			vm.rs(r).is(0);
			if (high)
				ioa.rtehi(10, 0);
			else
				ioa.rtelo(10, 0x24 | LV);
			vm.rs(r).is(1);
			vm.lap(0).irr(0x24).is(0);
			ioa.irr(10).is(0);
			ioa.rirr(10).is(0);
		}
	}

	@Test
	@DisplayName("Trap 13: a line is the OR of its sources, and a partial de-assert runs the assert path again")
	void partialDeassertAssertsAgain() {
		vm.fx(1);
		ioa.rte(20, 0x24);
		vm.line(20, 1).is(1);
		set(1, 20, 1).is(0);
		set(1, 20, 0).is(0);
		ioa.irr(20).is(1);
		vm.line(20, 0).is(1);
		ioa.irr(20).is(0);

		ioa.rte(21, 0x25 | LV);
		vm.line(21, 1).is(1);
		set(1, 21, 1).is(-1);
		vm.line(21, 0).is(-1);
		assertEquals(1 << 21, vm.kvm().ioapic().lines());
		set(1, 21, 0).is(1);
		assertEquals(0, vm.kvm().ioapic().lines());
	}

	private Value set(int source, int gsi, int level) {
		return new Value("kvm_set_irq", vm.kvm().routing.kvmSetIrq(source, gsi, level, false));
	}

	@Test
	@DisplayName("Trap 13: with Remote IRR clear a partial de-assert of a level is a new delivery")
	void partialDeassertOfALevelDelivers() {
		vm.fx(1);
		ioa.rte(21, 0x25 | LV);
		vm.lap(0).wr(Lapic.SPIV, 0xff);
		vm.line(21, 1).is(0);
		set(1, 21, 1).is(0);
		vm.lap(0).wr(Lapic.SPIV, 0x1ff);
		vm.line(21, 0).is(1);
		vm.lap(0).irr(0x25).is(1);
	}

	@Test
	@DisplayName("Trap 32: KVM_SET_IRQCHIP neither saves nor restores what the sources drive")
	void irqStatesAreNotState() {
		vm.fx(1);
		ioa.rte(21, 0x25 | LV);
		vm.line(21, 1);
		ioa.set(state -> state.withIrr(0));
		ioa.irr(21).is(0);
		assertEquals(1 << 21, vm.kvm().ioapic().lines());
		set(1, 21, 1).is(-1);
		ioa.irr(21).is(1);
		set(1, 21, 0).is(-1);
		ioa.irr(21).is(1);
	}

	@Test
	@DisplayName("Trap 32: a moved base does not move the bus range, so nothing answers at either place")
	void aMovedBaseIsUnreachable() {
		vm.vm(1);
		ioa.set(state -> state.withBaseAddress(0xfed00000L));
		assertEquals(0xfec00000L, vm.kvm().bus(IoBus.Kind.KVM_MMIO_BUS).ranges().get(0).address());
		vm.read(0xfec00010L, 4).is(0xffffffffL);
		vm.read(0xfed00010L, 4).is(0xffffffffL);
		assertEquals(2, vm.userSpace().exits().size());
	}
}
