package org.irqscope.emulator.x86.apicv;

import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.ApicMap;

/** Reasons why a machine goes without the APIC virtualization that its host has: section 8.2 of the kernel's paths. */
public final class ApicvInhibits {
	/** {@code APICV_INHIBIT_REASON_*}, as far as something in the emulator sets them. */
	public static final int DISABLED = 0, ABSENT = 2, BLOCKIRQ = 3, PHYSICAL_ID_ALIASED = 4, APIC_ID_MODIFIED = 5,
			APIC_BASE_MODIFIED = 6, IRQWIN = 8, PIT_REINJ = 9, LOGICAL_ID_ALIASED = 11;
	/** The kernel's names of all reasons, a bit for each. */
	public static final Format REASONS = Format.flags("DISABLED", "HYPERV", "ABSENT", "BLOCKIRQ", "PHYSICAL_ID_ALIASED",
			"APIC_ID_MODIFIED", "APIC_BASE_MODIFIED", "NESTED", "IRQWIN", "PIT_REINJ", "SEV", "LOGICAL_ID_ALIASED",
			"PHYSICAL_ID_TOO_BIG");
	/** {@code VMX_REQUIRED_APICV_INHIBITS}; AVIC heeds every reason. */
	private static final int VMX_REQUIRED = 1 << DISABLED | 1 << ABSENT | 1 << BLOCKIRQ | 1 << PHYSICAL_ID_ALIASED
			| 1 << APIC_ID_MODIFIED | 1 << APIC_BASE_MODIFIED;

	private final X86Kvm kvm;
	/** {@code kvm->arch.apicv_inhibit_reasons} */
	private final IntField reasons;

	public ApicvInhibits(X86Kvm kvm, Struct struct) {
		this.kvm = kvm;
		reasons = struct.named(X86Fields.APICV_INHIBIT_REASONS, REASONS);
		reasons.set(1 << (kvm.host.apicv() ? ABSENT : DISABLED));
	}

	/** {@code kvm_apicv_activated} */
	public boolean activated() {
		return !reasons.isSet();
	}

	/** {@code kvm_set_apicv_inhibit} */
	public void set(int reason) {
		change(reason, reasons.get() | 1 << reason, true);
	}

	/** {@code kvm_clear_apicv_inhibit} */
	public void clear(int reason) {
		change(reason, reasons.get() & ~(1 << reason), false);
	}

	private void setIf(boolean holds, int reason) {
		if (holds)
			set(reason);
		else
			clear(reason);
	}

	/**
	 * {@code __kvm_set_or_clear_apicv_inhibit}: traced also where nothing changes, but for reasons of other vendors.
	 */
	private void change(int reason, int now, boolean set) {
		if (kvm.host.vendor() == Host.Vendor.VMX && (VMX_REQUIRED >> reason & 1) == 0)
			return;
		boolean wasActivated = activated();
		reasons.set(now);
		kvm.journal.trace(X86Tracepoint.KVM_APICV_INHIBIT_CHANGED, reason, set ? 1 : 0, now, 0);
		if (activated() != wasActivated)
			for (X86Vcpu vcpu : kvm.vcpuArray())
				update(vcpu);
	}

	/** {@code kvm_vcpu_update_apicv}: what the hardware had accepted must now be injected by software. */
	private void update(X86Vcpu vcpu) {
		vcpu.lapic.updateApicv();
		if (!activated())
			vcpu.makeRequest(X86Vcpu.REQ_EVENT);
	}

	/** A guest may have changed an id, or changed it back. */
	public void apicMapRecalculated() {
		ApicMap map = kvm.apicMap();
		boolean modified = false;
		for (X86Vcpu vcpu : kvm.vcpuArray())
			modified |= vcpu.lapic.hwEnabled() && !vcpu.lapic.x2apicMode()
					&& vcpu.lapic.xapicId() != (vcpu.id() & 0xff);
		setIf(map == ApicMap.NONE, PHYSICAL_ID_ALIASED);
		setIf(map == ApicMap.NONE || map.logicalMode() == ApicMap.LogicalMode.DISABLED, LOGICAL_ID_ALIASED);
		setIf(modified, APIC_ID_MODIFIED);
	}

	/** Some vCPU is debugged with interrupts blocked, or none is any more. */
	public void guestDebugChanged() {
		boolean blocks = false;
		for (X86Vcpu vcpu : kvm.vcpuArray())
			blocks |= vcpu.guestDebug.has(X86Vcpu.GUESTDBG_BLOCKIRQ);
		setIf(blocks, BLOCKIRQ);
	}
}
