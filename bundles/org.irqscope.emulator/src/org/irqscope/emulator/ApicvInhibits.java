package org.irqscope.emulator;

import org.irqscope.emulator.journal.IntField;
import org.irqscope.emulator.journal.Struct;

/** Reasons why a machine goes without the APIC virtualization that its host has: section 8.2 of the kernel's paths. */
final class ApicvInhibits {
	private final Kvm kvm;
	private final IntField apicIdModified;
	private final IntField apicBaseModified;

	ApicvInhibits(Kvm kvm, Struct struct) {
		this.kvm = kvm;
		apicIdModified = struct.flag("apic_id_modified");
		apicBaseModified = struct.flag("apic_base_modified");
	}

	/** {@code kvm_apicv_activated}: the host offers it, and no reason inhibits it. */
	boolean activated() {
		return kvm.host.apicv() && kvm.irqchipMode() != IrqchipMode.NONE && kvm.apicMap() != ApicMap.NONE
				&& !apicIdModified.isSet() && !apicBaseModified.isSet()
				&& (kvm.host.vendor() == Host.Vendor.VMX || !avicInhibited());
	}

	/** What inhibits AVIC only: ticks of the PIT that wait for their EOI, and logical ids that no map can hold. */
	private boolean avicInhibited() {
		return kvm.hasPit() && kvm.pit().reinjects()
				|| kvm.apicMap().logicalMode() == ApicMap.LogicalMode.DISABLED;
	}

	/** A guest may have changed an id, or changed it back. */
	void apicMapRecalculated() {
		boolean modified = false;
		for (Vcpu vcpu : kvm.vcpuArray())
			modified |= vcpu.lapic.hwEnabled() && !vcpu.lapic.x2apicMode() && vcpu.lapic.xapicId() != (vcpu.id & 0xff);
		apicIdModified.set(modified);
		update();
	}

	/** A guest has moved the base of a local APIC, which counts for the rest of the VM's life. */
	void apicBaseModified() {
		apicBaseModified.set(1);
		update();
	}

	/** {@code kvm_vcpu_update_apicv} of every vCPU, as a reason comes or goes. */
	void update() {
		if (kvm.host.apicv())
			for (Vcpu vcpu : kvm.vcpuArray())
				vcpu.lapic.updateApicv();
	}
}
