package org.irqscope.emulator.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 3b of the catalogue: the local APIC as crosvm's own tests drive it, with the kernel's answers. */
class LapicCrosvmTest {
	/** Bits of a message's data. */
	private static final int LEVEL = 0x8000, LOWEST_PRIORITY = 0x100;
	private final Bench vm = new Bench();

	@Test
	@DisplayName("LAP-010 vector_reg")
	void lap010() {
		vm.fx(1);
		setIrr(true, 0, 7, 8, 31, 32, 74, 66, 255);
		vm.lap(0).rd(0x200).is(0x80000181L);
		vm.lap(0).rd(0x210).is(1);
		vm.lap(0).rd(0x220).is(0x404);
		for (int offset = 0x230; offset <= 0x260; offset += 0x10)
			vm.lap(0).rd(offset).is(0);
		vm.lap(0).rd(0x270).is(0x80000000L);
		vm.lap(0).highest(Lapic.IRR).is(255);
		setIrr(false, 255, 74, 32, 66, 31, 200);
		vm.lap(0).rd(0x200).is(0x181);
		vm.lap(0).highest(Lapic.IRR).is(8);
	}

	private void setIrr(boolean on, int... vectors) {
		for (int vector : vectors)
			vm.lap(0).set(state -> state.with(Lapic.IRR, vector, on));
	}

	@Test
	@DisplayName("LAP-012 invalid_mmio")
	void lap012() {
		vm.fx(1);
		vm.lap(0).wr(Lapic.ICR2, 0xab000000L);
		vm.lap(0).rd(0x311);
		vm.lap(0).wr(0x311, 0xcd000000L);
		vm.lap(0).rd(Lapic.ICR2).is(0xab000000L);
		vm.write(LocalApic.BASE + Lapic.ICR2, 0xcd, 1);
		vm.write(LocalApic.BASE + Lapic.ICR2, 0xcdcd, 2);
		vm.lap(0).rd(Lapic.ICR2).is(0xab000000L);
		vm.read(LocalApic.BASE + 0x313, 1).is(0xab);
		vm.read(LocalApic.BASE + 0x312, 2).is(0xab00);
		for (int offset : new int[] { 0x40, 0x3f0, 0x400, 0xff0 }) {
			vm.lap(0).rd(offset);
			vm.lap(0).wr(offset, 0xffffffffL);
		}
		new Value("exits to user space", vm.userSpace().exits().size()).is(0);
		vm.lap(0).rd(Lapic.ICR2).is(0xab000000L);
	}

	@Test
	@DisplayName("LAP-014 accept_irq")
	void lap014() {
		vm.fx(1);
		vm.msi(0xfee00000L, 0, LEVEL | 20);
		vm.msi(0xfee00000L, 0, LEVEL | 20).is(1);
		vm.msi(0xfee00000L, 0, 21);
		vm.msi(0xfee00000L, 0, LEVEL | LOWEST_PRIORITY | 255);
		vm.lap(0).reg(0x200).is(0x00300000);
		vm.lap(0).reg(0x270).is(0x80000000L);
		vm.lap(0).reg(0x100).is(0);
		vm.lap(0).reg(0x180).is(0x00100000);
		vm.lap(0).reg(0x1f0).is(0x80000000L);
	}

	@Test
	@DisplayName("LAP-014 … at most two NMIs wait")
	void lap014Nmis() {
		vm.fx(1);
		for (int i = 0; i < 3; i++)
			vm.msi(0xfee00000L, 0, 0x400).is(1);
		vm.ack(2);
		vm.ack(2);
		vm.ackNone();
	}

	@Test
	@DisplayName("LAP-015 end_of_interrupt")
	void lap015() {
		vm.fx(1);
		LapicState before = vm.lap(0).get();
		vm.eoi();
		assertEquals(before, vm.lap(0).get());
		vm.lap(0).set(state -> state.with(Lapic.ISR, 39, true).with(Lapic.ISR, 255, true));
		vm.eoi();
		vm.lap(0).highest(Lapic.ISR).is(39);
		vm.lap(0).set(state -> state.with(Lapic.ISR, 40, true));
		vm.eoi();
		vm.lap(0).highest(Lapic.ISR).is(39);
		vm.eoi();
		vm.lap(0).highest(Lapic.ISR).is(-1);
		vm.eoi();
		vm.lap(0).highest(Lapic.ISR).is(-1);
	}

	@Test
	@DisplayName("LAP-016 fixed_irq_injected")
	void lap016() {
		vm.fx(1);
		fixedIrqInjected();
	}

	private void fixedIrqInjected() {
		vm.msi(0xfee00000L, 0, LEVEL | 0x10);
		onlyPendingIs(0x10);
		vm.lap(0).highest(Lapic.ISR).is(-1);
		vm.ack(0x10);
		vm.lap(0).highest(Lapic.IRR).is(-1);
		vm.lap(0).highest(Lapic.ISR).is(0x10);
	}

	private void onlyPendingIs(int vector) {
		vm.lap(0).highest(Lapic.IRR).is(vector);
		new Value("vectors in IRR", vm.lap(0).get().vectors(Lapic.IRR).length).is(1);
	}

	@Test
	@DisplayName("LAP-017 high_priority_irq_injected")
	void lap017() {
		vm.fx(1);
		fixedIrqInjected();
		vm.msi(0xfee00000L, 0, LEVEL | 0x20);
		vm.ack(0x20);
		vm.lap(0).highest(Lapic.ISR).is(0x20);
	}

	@Test
	@DisplayName("LAP-020 test_get_lapic, test_set_lapic")
	void lap020() {
		vm.vm(1);
		vm.lap(0).reg(0xe << 4).is(0xffffffffL);
		vm.lap(0).reg(0xf << 4).is(0xff);
		vm.lap(0).reg(Lapic.LVT0).is(0x700);
		for (int lvt : new int[] { Lapic.LVT1, Lapic.LVTT, Lapic.LVTTHMR, Lapic.LVTPC, Lapic.LVTERR })
			vm.lap(0).reg(lvt).is(0x10000);
		vm.lap(0).set(state -> state.with(8 << 4, 1 << 8));
		vm.lap(0).reg(8 << 4).is(0x100);
	}
}
