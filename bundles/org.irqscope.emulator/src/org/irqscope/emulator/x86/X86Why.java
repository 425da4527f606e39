package org.irqscope.emulator.x86;

import org.irqscope.emulator.journal.Why;

/** The reasons that the x86 part of KVM, its chips and its guest can give a hop. */
public enum X86Why implements Why {
	ROUTE_TYPE_INACTIVE, DELIVERED_BY_MAP, NO_MAP_FOR_PV_IPI, IRR_SET, POSTED_ALREADY, POSTED_TO_RUNNING,
	POSTED_AND_WOKEN, EOI_INDUCES_EXIT, EOI_WITHOUT_EXIT, IRTE_POSTED, IRTE_REMAPPED, DOORBELL, EOI_TRAPS,
	EXTINT_FIRST, LAPIC_VECTOR, INJECTED, INJECTED_AGAIN, DELIVERY_CUT_SHORT, INTERRUPTS_DISABLED, HALT_SLEEPS,
	HALT_GOES_ON, STILL_HALTED, NOTHING_PENDING, DEBUGGER_BLOCKS, NOTHING_FOR_SOFTWARE, WINDOW_OPENS,
	USERSPACE_EXIT, INTERRUPT_SHADOW, POSTED_SUPPRESSED, TPR_CLASS_KEPT;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 64;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
