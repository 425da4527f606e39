package org.irqscope.emulator.catalogue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;

/** The local APIC of one vCPU of the machine under test: {@code lap[c]}, and what the catalogue says of vCPU c. */
public final class LocalApic {
	/** Bits of {@code MSR_IA32_APICBASE}, and the base address that a local APIC resets to. */
	public static final long EXTD = 0x400, EN = 0x800, BASE = 0xfee00000L;

	private final Bench vm;
	private final X86Vcpu vcpu;
	private final VcpuIoctls ioctls;

	LocalApic(Bench vm, X86Vcpu vcpu) {
		this.vm = vm;
		this.vcpu = vcpu;
		this.ioctls = new VcpuIoctls(vcpu);
	}

	/** {@code lap[c].off=v} */
	public void wr(int offset, long value) {
		vm.write(vcpu.index(), base() + offset, value, 4);
	}

	/** {@code lap[c].off} */
	public Value rd(int offset) {
		return vm.read(vcpu.index(), base() + offset, 4);
	}

	private long base() {
		return vcpu.lapic().apicBase() & ~0xfffL;
	}

	/** Writes the two halves of the interrupt command register, the destination first. */
	public void ipi(long icr2, long icr) {
		wr(Lapic.ICR2, icr2);
		wr(Lapic.ICR, icr);
	}

	/** {@code wrmsr c m}: must be {@code ok}. */
	public void wrmsr(int msr, long value) {
		assertTrue(write(msr, value), "wrmsr 0x" + Integer.toHexString(msr));
	}

	/** {@code wrmsr c m -> #GP} */
	public void wrmsrFaults(int msr, long value) {
		assertFalse(write(msr, value), "wrmsr 0x" + Integer.toHexString(msr));
	}

	private boolean write(int msr, long value) {
		boolean[] ok = new boolean[1];
		vm.guest(vcpu.index(), () -> ok[0] = vcpu.guest().wrmsr(msr, value));
		return ok[0];
	}

	/** {@code rdmsr c m}: must be {@code ok}. */
	public Value rdmsr(int msr) {
		GuestData data = new GuestData();
		vm.guest(vcpu.index(), () -> assertTrue(vcpu.guest().rdmsr(msr, data), "rdmsr"));
		return new Value("rdmsr 0x" + Integer.toHexString(msr), data.get());
	}

	/** {@code hset}: the host's KVM_SET_MSRS of MSR_IA32_APICBASE. */
	public void hostSetBase(long value) {
		assertTrue(ioctls.setMsr(0x1b, value), "KVM_SET_MSRS");
	}

	/** The guest switches its local APIC from xAPIC to x2APIC mode. */
	public void enterX2apic() {
		wrmsr(0x1b, vcpu.lapic().apicBase() | EN | EXTD);
	}

	/** {@code KVM_GET_LAPIC} */
	public LapicState get() {
		return ioctls.getLapic();
	}

	/** One register of {@code KVM_GET_LAPIC}. */
	public Value reg(int offset) {
		return new Value("regs[0x" + Integer.toHexString(offset >> 4) + "]", get().get(offset) & 0xffffffffL);
	}

	/** {@code KVM_SET_LAPIC} of what the local APIC has, with a change. */
	public void set(UnaryOperator<LapicState> change) {
		new Value("KVM_SET_LAPIC", ioctls.setLapic(change.apply(get()))).is(0);
	}

	/** {@code irr c V} */
	public Value irr(int vector) {
		return bit("irr", Lapic.IRR, vector);
	}

	/** {@code isr c V} */
	public Value isr(int vector) {
		return bit("isr", Lapic.ISR, vector);
	}

	/** {@code tmr c V} */
	public Value tmr(int vector) {
		return bit("tmr", Lapic.TMR, vector);
	}

	private Value bit(String name, int bank, int vector) {
		return new Value(name + " " + vcpu.index() + " 0x" + Integer.toHexString(vector),
				get().test(bank, vector) ? 1 : 0);
	}

	/** The highest vector in ISR or IRR; -1 when it is empty. */
	public Value highest(int bank) {
		return new Value("highest vector", Arrays.stream(get().vectors(bank)).max().orElse(-1));
	}

	/** {@code eoi c}, in the way the local APIC's mode asks for. */
	public void eoi() {
		vm.guest(vcpu.index(), vcpu.guest()::eoi);
	}

	/** {@code mp c}: KVM_GET_MP_STATE. */
	public Value mp() {
		return new Value("mp " + vcpu.index(), ioctls.getMpState());
	}

	public X86Vcpu vcpu() {
		return vcpu;
	}

	public VcpuIoctls ioctls() {
		return ioctls;
	}
}
