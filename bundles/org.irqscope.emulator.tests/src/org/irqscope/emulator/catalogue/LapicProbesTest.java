package org.irqscope.emulator.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.user.IoctlException;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The reset facts and section 3f of the catalogue: corners of the kernel's local APIC. */
class LapicProbesTest {
	private static final long ONES = 0xffffffffL;
	private final Bench vm = new Bench();

	@Test
	@DisplayName("LAP reset facts")
	void resetFacts() {
		vm.vm(2);
		for (int i = 0; i < 2; i++) {
			vm.lap(i).reg(Lapic.LVR).is(0x00050014);
			vm.lap(i).reg(Lapic.SPIV).is(0xff);
			vm.lap(i).reg(Lapic.DFR).is(ONES);
			vm.lap(i).reg(Lapic.ID).is((long) i << 24);
			for (int lvt : new int[] { Lapic.LVTT, Lapic.LVTTHMR, Lapic.LVTPC, Lapic.LVT1, Lapic.LVTERR })
				vm.lap(i).reg(lvt).is(0x10000);
		}
		vm.lap(0).reg(Lapic.LVT0).is(0x700);
		vm.lap(1).reg(Lapic.LVT0).is(0x10000);
		vm.lap(0).rdmsr(0x1b).is(0xfee00900L);
		vm.lap(1).rdmsr(0x1b).is(0xfee00800L);
		vm.split(24, 1);
		vm.lap(0).reg(Lapic.LVR).is(0x01050014);
	}

	@Test
	@DisplayName("LAP-071 all-ones write masks")
	void lap071() {
		vm.vm(1);
		writeOnes(Lapic.SPIV, 0x3ff);
		writeOnes(Lapic.LVTT, 0x000710ff);
		writeOnes(Lapic.LVTTHMR, 0x000117ff);
		writeOnes(Lapic.LVTPC, 0x000117ff);
		writeOnes(Lapic.LVT0, 0x0001f7ff);
		writeOnes(Lapic.LVT1, 0x0001f7ff);
		writeOnes(Lapic.LVTERR, 0x000110ff);
		writeOnes(Lapic.TDCR, 0xb);
		writeOnes(Lapic.LDR, 0xff000000L);
		vm.lap(0).wr(Lapic.DFR, 0);
		vm.lap(0).rd(Lapic.DFR).is(0x0fffffff);
		writeOnes(Lapic.ESR, 0);
		writeOnes(Lapic.ICR2, 0xff000000L);
		writeOnes(Lapic.LVR, 0x00050014);
		writeOnes(Lapic.PROCPRI, 0);
		for (int offset = Lapic.ISR; offset < Lapic.ISR + 0x80; offset += 0x10)
			writeOnes(offset, 0);
		for (int offset = Lapic.IRR; offset < Lapic.IRR + 0x80; offset += 0x10)
			writeOnes(offset, 0);
		writeOnes(Lapic.LVTCMCI, 0);
	}

	private void writeOnes(int offset, long reads) {
		vm.lap(0).wr(offset, ONES);
		vm.lap(0).rd(offset).is(reads);
	}

	@Test
	@DisplayName("LAP-072 illegal vector IPI")
	void lap072() {
		vm.fx(1);
		vm.lap(0).ipi(0, 0x40000 | 5);
		vm.lap(0).irr(5).is(1);
		vm.lap(0).wr(Lapic.ESR, 0);
		vm.lap(0).rd(Lapic.ESR).is(0);
		vm.ackNone();
		vm.lap(0).irr(5).is(1);
	}

	@Test
	@DisplayName("LAP-074 KVM_SET_LAPIC quirks")
	void lap074() {
		vm.fx(1);
		vm.lap(0).set(state -> state.with(Lapic.ISR, 0x45, true));
		vm.lap(0).reg(Lapic.PROCPRI).is(0);
		vm.lap(0).set(state -> state);
		vm.lap(0).reg(Lapic.PROCPRI).is(0x40);

		vm.fx(1);
		for (int offset : new int[] { Lapic.TASKPRI, Lapic.ESR, Lapic.ICR, Lapic.ICR2, Lapic.LVT1, Lapic.LDR }) {
			vm.lap(0).set(state -> state.with(offset, 0x5a5a5a5a));
			vm.lap(0).reg(offset).is(0x5a5a5a5a);
		}

		vm.fx(1);
		vm.lap(0).wr(Lapic.TDCR, 0xb);
		vm.lap(0).wr(Lapic.LVTT, 0xee);
		vm.lap(0).wr(Lapic.TMICT, 0x10000);
		vm.pass(0x10000);
		vm.handled(0, 0xee, vm::eoi).is(1);
		vm.pass(0x100000);
		vm.ackNone();
		vm.lap(0).set(state -> state);
		vm.pass(0x10000);
		vm.handled(0, 0xee, vm::eoi).is(1);
	}

	@Test
	@DisplayName("LAP-075 test_setlint")
	void lap075() {
		vm.vm(1);
		LapicState wanted = deliveryMode(deliveryMode(vm.lap(0).get(), Lapic.LVT0, 7), Lapic.LVT1, 4);
		vm.lap(0).set(state -> wanted);
		assertEquals(wanted, vm.lap(0).get());

		vm.empty();
		vm.vcpus(0);
		IoctlException refused = assertThrows(IoctlException.class, () -> vm.lap(0).get());
		assertEquals(Errno.EINVAL, refused.errno());
	}

	private static LapicState deliveryMode(LapicState state, int lvt, int mode) {
		return state.with(lvt, state.get(lvt) & ~0x700 | mode << 8);
	}
}
