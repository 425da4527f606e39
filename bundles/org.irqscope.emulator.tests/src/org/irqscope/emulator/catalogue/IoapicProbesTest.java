package org.irqscope.emulator.catalogue;

import static org.irqscope.emulator.catalogue.Bench.LV;
import static org.irqscope.emulator.catalogue.Bench.MK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.irqscope.emulator.catalogue.UserSpace.Exit;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 2e of the catalogue: what the kernel's IOAPIC does in corners that no other project tests. */
class IoapicProbesTest {
	private final Bench vm = new Bench();
	private final IoapicUnderTest ioa = vm.ioa;

	@Test
	@DisplayName("IOA-080 registers that do not exist")
	void ioa080() {
		vm.vm(1);
		for (int register = 3; register <= 0x0f; register++)
			readsOnesAndIgnoresWrites(register);
		readsOnesAndIgnoresWrites(0x40);
		readsOnesAndIgnoresWrites(0xff);
	}

	private void readsOnesAndIgnoresWrites(int register) {
		ioa.ior(register).is(0xffffffffL);
		List<Long> before = contents();
		ioa.iow(register, 0x5a005a5aL);
		assertEquals(before, contents());
		ioa.ior(register).is(0xffffffffL);
	}

	/** The id, and every redirection entry. */
	private List<Long> contents() {
		IoapicState state = ioa.get();
		return LongStream.concat(LongStream.of(state.id()), IntStream.range(0, 24).mapToLong(state::entry)).boxed()
				.toList();
	}

	@Test
	@DisplayName("IOA-081 there is no EOI register")
	void ioa081() {
		vm.fx(1);
		vm.read(IoapicUnderTest.REGSEL + 0x20, 4).is(0);
		vm.read(IoapicUnderTest.REGSEL + 0x40, 4).is(0);
		ioa.rte(5, 0x35 | LV);
		vm.line(5, 1);
		vm.ack(0x35);
		vm.write(IoapicUnderTest.REGSEL + 0x40, 0x35, 4);
		ioa.rirr(5).is(1);
		assertEquals(List.of(), vm.userSpace().exits());
		vm.read(IoapicUnderTest.REGSEL + 0x100, 4);
		assertEquals(List.of(mmioRead(0xfec00100L)), vm.userSpace().exits());
	}

	private static Exit mmioRead(long address) {
		return new Exit(IoBus.Kind.KVM_MMIO_BUS, false, address, 4, 0xffffffffL);
	}

	@Test
	@DisplayName("IOA-083 NMI mode")
	void ioa083() {
		vm.fx(1);
		ioa.rte(5, 0x35 | 4 << 8);
		vm.line(5, 1);
		vm.ack(2);

		vm.fx(1);
		ioa.rte(5, 0x35 | 4 << 8 | LV);
		vm.line(5, 1);
		vm.ack(2);
		ioa.rirr(5).is(1);
		vm.eoi();
		ioa.rirr(5).is(1);
	}

	@Test
	@DisplayName("IOA-086 absent destination")
	void ioa086() {
		vm.fx(1);
		ioa.rte(5, 0x35, 0xeeL << 24);
		vm.line(5, 1).is(0);

		vm.fx(1);
		ioa.rte(5, 0x35 | LV, 0xeeL << 24);
		vm.line(5, 1).is(0);
		ioa.rirr(5).is(0);
	}

	@Test
	@DisplayName("IOA-087 software-disabled LAPIC")
	void ioa087() {
		vm.fx(1);
		vm.lap(0).wr(Lapic.SPIV, 0xff);
		ioa.rte(5, 0x35 | LV);
		vm.line(5, 1).is(0);
		vm.lap(0).irr(0x35).is(0);
		ioa.rirr(5).is(0);
	}

	@Test
	@DisplayName("IOA-088 illegal vector")
	void ioa088() {
		vm.fx(1);
		ioa.rte(5, 0x05);
		vm.line(5, 1).is(1);
		vm.lap(0).irr(5).is(1);
		vm.lap(0).rd(Lapic.ESR).is(0);
		vm.ackNone();
		vm.lap(0).irr(5).is(1);
	}

	@Test
	@DisplayName("IOA-091 a level that falls before delivery is still delivered")
	void ioa091() {
		vm.fx(1);
		ioa.rte(5, 0x35 | LV);
		vm.line(5, 1);
		vm.line(5, 0);
		vm.lap(0).irr(0x35).is(1);
		vm.ack(0x35);
	}

	@Test
	@DisplayName("IOA-092 directed EOI")
	void ioa092() {
		vm.fx(1);
		new Value("LVR bit 24", vm.lap(0).rd(Lapic.LVR).value() >> 24 & 1).is(0);
		vm.lap(0).wr(Lapic.SPIV, 0x11ff);
		vm.lap(0).rd(Lapic.SPIV).is(0x1ff);
		vm.lap(0).set(state -> state.with(Lapic.SPIV, 0x11ff));
		vm.lap(0).rd(Lapic.SPIV).is(0x11ff);
		ioa.rte(5, 0x35 | LV);
		vm.line(5, 1);
		vm.ack(0x35);
		vm.eoi();
		// What shows as "re-sent" in the catalogue is Remote IRR that was never cleared: nothing is pending.
		ioa.rirr(5).is(1);
		vm.lap(0).irr(0x35).is(0);
		vm.line(5, 0);
		vm.ackNone();
		vm.eoi();
		ioa.rirr(5).is(1);
	}

	@Test
	@DisplayName("IOA-093 GET.irr view")
	void ioa093() {
		vm.fx(1);
		ioa.rte(5, 0x35);
		vm.line(5, 1);
		ioa.irr(5).is(0);
		ioa.rte(6, 0x36 | LV);
		vm.line(6, 1);
		ioa.irr(6).is(1);
		ioa.rte(7, 0x37 | MK);
		vm.line(7, 1);
		ioa.irr(7).is(1);
	}

	@Test
	@DisplayName("IOA-094 SET with irr=1,rirr=0 on an unmasked level pin")
	void ioa094() {
		vm.fx(1);
		ioa.rte(5, 0x35 | LV);
		ioa.set(state -> state.withIrr(1 << 5));
		ioa.rirr(5).is(1);
		vm.lap(0).irr(0x35).is(1);
	}

	@Test
	@DisplayName("IOA-096 SET base_address=0xFED00000")
	void ioa096() {
		vm.vm(1);
		ioa.set(state -> state.withBaseAddress(0xfed00000L));
		new Value("base", ioa.get().baseAddress()).is(0xfed00000L);
		vm.read(0xfed00000L, 4);
		vm.read(0xfec00000L, 4);
		assertEquals(List.of(mmioRead(0xfed00000L), mmioRead(0xfec00000L)), vm.userSpace().exits());
	}

	@Test
	@DisplayName("IOA-098 SET irr bit on an unmasked edge pin")
	void ioa098() {
		vm.fx(1);
		ioa.rte(5, 0x35);
		ioa.set(state -> state.withIrr(1 << 5));
		vm.lap(0).irr(0x35).is(1);
		ioa.irr().is(0);
	}
}
