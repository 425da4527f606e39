package org.irqscope.emulator.riscv.hart;

import org.irqscope.emulator.journal.Why;

/** The reasons that the functions that run a hart, and its guest, can give a hop. */
public enum HartWhy implements Why {
	INTERRUPT_POSTED, INTERRUPT_WITHDRAWN, NOTHING_TO_FLUSH, FLUSHED, VSEIP_UP, VSEIP_DOWN, GUEST_CLEARED_SSIP,
	SLOT_READ_ONLY, NO_SLOT, SLOT_FOUND, KERNEL_ANSWERS, USERSPACE_EXIT, NOT_DECODED, MISALIGNED, FETCH_REFUSED,
	ZERO_EXTENDED, SIGN_EXTENDED, WFI_SLEEPS, WFI_GOES_ON, STILL_ASLEEP, INTERRUPT_TAKEN, SEIE_CLEAR, SIE_CLEAR,
	NOTHING_PENDING, COMPLETED_ALREADY, REDIRECTED, STORED, HART_STOPPED, INSN_FROM_HART, INSN_FETCHED,
	CSR_TO_USERSPACE, CSR_ILLEGAL, X0_LEAKS;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 512;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
