package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;

/** The model-specific registers that belong to interrupts. */
public final class Msrs {
	public static final int APIC_BASE = 0x1b, TSC_DEADLINE = 0x6e0, X2APIC_FIRST = 0x800, X2APIC_LAST = 0x8ff,
			PV_EOI_EN = 0x4b564d04;

	private final X86Vcpu vcpu;

	public Msrs(X86Vcpu vcpu) {
		this.vcpu = vcpu;
	}

	/** {@code kvm_set_msr_common}: false when the guest gets #GP. */
	public boolean write(int msr, long value, boolean hostInitiated) {
		boolean ok = set(msr, value, hostInitiated);
		if (!hostInitiated)
			vcpu.kvm.journal.trace(X86Tracepoint.KVM_MSR, 1, msr, value, ok ? 0 : 1);
		return ok;
	}

	private boolean set(int msr, long value, boolean hostInitiated) {
		if (msr == APIC_BASE)
			return vcpu.lapic.reset.kvmApicSetBase(value, hostInitiated);
		if (msr == TSC_DEADLINE) {
			vcpu.lapic.timer.setTscDeadline(value);
			return true;
		}
		if (msr == PV_EOI_EN)
			return vcpu.lapic.pvEoi.set(value);
		if (MachineChecks.owns(msr))
			return vcpu.machineChecks.write(msr, value, hostInitiated);
		return msr >= X2APIC_FIRST && msr <= X2APIC_LAST && vcpu.lapic.mmio.msrWrite(msr, value);
	}

	/** {@code kvm_get_msr_common}: false when the guest gets #GP. */
	boolean read(int msr, GuestData data) {
		boolean ok = get(msr, data);
		vcpu.kvm.journal.trace(X86Tracepoint.KVM_MSR, 0, msr, data.get(), ok ? 0 : 1);
		return ok;
	}

	private boolean get(int msr, GuestData data) {
		if (msr == APIC_BASE)
			data.set(vcpu.lapic.apicBase());
		else if (msr == TSC_DEADLINE)
			data.set(vcpu.lapic.timer.tscDeadline());
		else if (msr == PV_EOI_EN)
			data.set(vcpu.lapic.pvEoi.msrValue());
		else if (MachineChecks.owns(msr))
			return vcpu.machineChecks.read(msr, data);
		else
			return msr >= X2APIC_FIRST && msr <= X2APIC_LAST && vcpu.lapic.mmio.msrRead(msr, data);
		return true;
	}
}
