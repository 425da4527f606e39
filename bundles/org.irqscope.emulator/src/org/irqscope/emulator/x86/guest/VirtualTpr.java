package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.KernelDifference;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.lapic.Lapic;

/**
 * {@code V_TPR} of one vCPU on AMD processors: four bits of the task priority, which the guest has in CR8 while it runs
 * and which the local APIC takes over when it is left.
 */
public final class VirtualTpr {
	private static final FieldName WRITES = new FieldName(MachinePlace.VMM, "cr8_writes");
	private static final int CLASS = 0xf0;
	/** What becomes of writes of CR8: they pass, or are intercepted, as they are from an INIT on. */
	private static final int PASS = 0, INTERCEPTED = 1, INTERCEPTED_BY_INIT = 2;

	private final X86Vcpu vcpu;
	private final Journal journal;
	private final IntField writes;

	public VirtualTpr(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.writes = Struct.hidden(journal.state()).number(WRITES);
	}

	private boolean used() {
		return vcpu.kvm.host.vendor() == Host.Vendor.SVM && !vcpu.apicv.active();
	}

	/** {@code init_vmcb}; of a vCPU that is new, user space sets the registers before it runs. */
	public void reset(boolean init) {
		writes.set(used() && init ? INTERCEPTED_BY_INIT : PASS);
	}

	/** True from an INIT until the next look at what waits. */
	public boolean isAsInitLeftIt() {
		return writes.get() == INTERCEPTED_BY_INIT;
	}

	/** {@code update_cr8_intercept}: writes are intercepted while a lower priority would let an interrupt through. */
	public void updateCr8Intercept() {
		if (!used())
			return;
		int irr = vcpu.lapic.highestIrr();
		boolean keepsOut = irr != -1 && vcpu.lapic.getCr8() >= irr >> 4;
		journal.quietly(() -> writes.set(keepsOut ? INTERCEPTED : PASS));
	}

	/** {@code apic_set_tpr} */
	public void prioritySet() {
		if (used() && !vcpu.kvm.host.has(KernelDifference.CR8_INTERCEPT_LATE))
			updateCr8Intercept();
	}

	/** {@code sync_cr8_to_lapic}, as the guest is left. */
	void syncCr8ToLapic() {
		if (!used() || writes.get() != PASS)
			return;
		int before = vcpu.lapic.get(Lapic.TASKPRI);
		if ((before & ~CLASS) == 0) {
			prioritySet();
			return;
		}
		journal.enter(X86Site.KVM_SET_CR8, vcpu.index, before >> 4, 0);
		vcpu.lapic.mmio.setTpr(before & CLASS);
		journal.why(X86Why.TPR_CLASS_KEPT, before, before & CLASS);
		journal.leave();
	}
}
