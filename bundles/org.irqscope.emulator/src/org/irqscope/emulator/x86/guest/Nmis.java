package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Vcpu;

/**
 * The non-maskable interrupts of one vCPU: how many wait, and for what. Sections 5.7 and 5.13 of the kernel's paths.
 */
public final class Nmis {
	private static final int MAX_PENDING = 2, MAX_PENDING_IN_HANDLER = 1;

	private final X86Vcpu vcpu;
	private final IntField queued;
	private final IntField pending;
	/** True while the handler of one runs: the next one waits for its IRET. */
	private final IntField masked;

	public Nmis(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		queued = vcpu.struct.number(X86Fields.NMI_QUEUED);
		pending = vcpu.struct.number(X86Fields.NMI_PENDING);
		masked = vcpu.struct.flag(X86Fields.NMI_MASKED);
	}

	/** {@code kvm_inject_nmi} */
	public void inject() {
		queued.set(queued.get() + 1);
		vcpu.makeRequest(X86Vcpu.REQ_NMI);
	}

	/** {@code process_nmi}: at most two wait, and one while another is being handled. */
	public void process() {
		boolean handled = masked.isSet() || vcpu.injectedVector() == VcpuEntry.NMI_VECTOR;
		pending.set(Math.min(pending.get() + queued.get(), handled ? MAX_PENDING_IN_HANDLER : MAX_PENDING));
		queued.set(0);
		vcpu.makeRequest(X86Vcpu.REQ_EVENT);
	}

	/** How many wait for the guest. */
	public int waiting() {
		return queued.get() + pending.get();
	}

	boolean pending() {
		return pending.isSet();
	}

	/** True when the guest can take one now. */
	boolean deliverable() {
		return pending.isSet() && !masked.isSet() && !vcpu.shadow.lasts();
	}

	/** The guest takes one. */
	void taken() {
		pending.set(pending.get() - 1);
	}

	/** User space says how many wait; they are on their way until the vCPU runs. */
	public void setPending(int count) {
		pending.set(0);
		queued.set(count);
		if (count != 0)
			vcpu.makeRequest(X86Vcpu.REQ_NMI);
	}

	/** {@code get_nmi_mask} */
	public boolean masked() {
		return masked.isSet();
	}

	/** {@code set_nmi_mask} */
	public void setMasked(boolean on) {
		masked.set(on);
	}

	public void reset() {
		queued.set(0);
		pending.set(0);
		masked.set(0);
	}
}
