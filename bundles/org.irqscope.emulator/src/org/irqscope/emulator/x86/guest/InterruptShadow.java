package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;

/**
 * The one instruction after STI, or after a load of the stack segment, during which a processor takes no interrupt:
 * blocking in the guest's interruptibility state, section 5.7 of the kernel's interrupt paths.
 */
public final class InterruptShadow {
	/** {@code KVM_X86_SHADOW_INT_*} */
	public static final int MOV_SS = 1, STI = 2;
	private static final Format SHADOWS = Format.flags("MOV_SS", "STI");

	private final X86Vcpu vcpu;
	private final IntField bits;

	public InterruptShadow(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		this.bits = vcpu.struct.named(X86Fields.INTERRUPT_SHADOW, SHADOWS);
	}

	/** {@code get_interrupt_shadow} */
	public int get() {
		return bits.get();
	}

	/** {@code set_interrupt_shadow} */
	public void set(int shadow) {
		bits.set(shadow);
	}

	/** True while the instruction has not been executed. */
	public boolean lasts() {
		return bits.isSet();
	}

	/** The guest executes the instruction, and exits when something waits for the end of the shadow. */
	void pass() {
		Journal journal = vcpu.kvm.journal;
		Context before = journal.into(vcpu.guestCode);
		journal.enter(X86Site.GUEST_INSTRUCTION, vcpu.index, 0, 0);
		bits.set(0);
		if (vcpu.waitsForIrqWindow()) {
			vcpu.closeIrqWindow();
			vcpu.makeRequest(X86Vcpu.REQ_EVENT);
			journal.why(X86Why.WINDOW_OPENS, vcpu.index);
		}
		journal.leave();
		journal.back(before);
	}
}
