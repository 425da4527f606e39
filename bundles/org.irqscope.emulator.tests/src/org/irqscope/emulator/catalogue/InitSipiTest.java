package org.irqscope.emulator.catalogue;

import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 4 of the catalogue: INIT and startup interrupts. */
class InitSipiTest {
	private static final int INIT = 0x4500, SIPI = 0x4600;
	private final Bench vm = new Bench();

	@Test
	@DisplayName("IPI-025 init_ipi_records_pending_init_and_resets_ap_lapic")
	void ipi025() {
		vm.fx(2);
		vm.lap(1).wr(Lapic.TASKPRI, 0x70);
		vm.lap(1).wr(Lapic.LVTT, 0x31);
		vm.lap(1).wr(Lapic.LDR, 0x02000000);
		vm.lap(1).wr(Lapic.DFR, 0x0fffffff);
		vm.msi(0xfee01000L, 0, 0x66).is(1);
		vm.lap(0).ipi(1 << 24, INIT);
		vm.lap(1).mp().is(X86Vcpu.INIT_RECEIVED);
		vm.lap(1).reg(Lapic.SPIV).is(0xff);
		vm.lap(1).reg(Lapic.LVTT).is(0x10000);
		vm.lap(1).reg(Lapic.LVT0).is(0x10000);
		vm.lap(1).reg(Lapic.TASKPRI).is(0);
		vm.lap(1).reg(Lapic.LDR).is(0);
		vm.lap(1).reg(Lapic.DFR).is(0xffffffffL);
		vm.lap(1).irr(0x66).is(0);
		vm.lap(1).reg(Lapic.ID).is(0x01000000);
		new Value("APIC_BASE", vm.lap(1).vcpu().lapic().apicBase()).is(0xfee00800L);
		codeSegment(0xf000, 0xffff0000L, 0xfff0);
		new Value("RFLAGS", vm.lap(1).vcpu().rflags()).is(2);
	}

	private void codeSegment(int selector, long base, long rip) {
		X86Vcpu vcpu = vm.lap(1).vcpu();
		new Value("CS", vcpu.csSelector()).is(selector);
		new Value("CS.base", vcpu.csBase()).is(base);
		new Value("RIP", vcpu.rip()).is(rip);
	}

	@Test
	@DisplayName("IPI-027 SIPI to a running vCPU, and after INIT")
	void ipi027() {
		vm.fx(2);
		vm.lap(0).ipi(1 << 24, SIPI | 9);
		vm.lap(1).mp().is(X86Vcpu.RUNNABLE);
		codeSegment(0xf000, 0xffff0000L, 0xfff0);
		vm.lap(0).ipi(1 << 24, INIT);
		vm.lap(1).mp().is(X86Vcpu.INIT_RECEIVED);
		vm.lap(0).ipi(1 << 24, SIPI | 9);
		vm.lap(1).mp().is(X86Vcpu.RUNNABLE);
		codeSegment(0x900, 0x9000, 0);
		vm.lap(0).ipi(1 << 24, SIPI | 0x0a);
		vm.lap(1).mp().is(X86Vcpu.RUNNABLE);
		codeSegment(0x900, 0x9000, 0);
	}

	@Test
	@DisplayName("IPI-034 INIT to an x2APIC vCPU")
	void ipi034() {
		vm.fx(2);
		vm.lapics().forEach(LocalApic::enterX2apic);
		vm.lap(0).wrmsr(0x830, 1L << 32 | INIT);
		vm.lap(1).mp().is(X86Vcpu.INIT_RECEIVED);
		new Value("APIC_BASE", vm.lap(1).vcpu().lapic().apicBase()).is(0xfee00c00L);
		vm.lap(1).reg(Lapic.SPIV).is(0xff);
		vm.lap(1).reg(Lapic.LDR).is(2);
	}
}
