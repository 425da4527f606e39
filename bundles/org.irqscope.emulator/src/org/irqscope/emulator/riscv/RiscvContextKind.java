package org.irqscope.emulator.riscv;

import org.irqscope.emulator.journal.Context;

/** The sorts of context of kvmtool, which only RISC-V machines are run by. For any thread. */
public enum RiscvContextKind implements Context.Kind {
	/** The thread that reads the terminal. */
	TERM_POLL("term-poll"),
	/** The thread that waits for ioeventfds. */
	IOEVENTFD_WORKER("ioeventfd-worker");

	/** Behind those that every machine has. */
	private static final int FIRST_NUMBER = 12;
	private final String label;

	RiscvContextKind(String label) {
		this.label = label;
	}

	@Override
	public int number() {
		return FIRST_NUMBER + ordinal();
	}

	@Override
	public String label() {
		return label;
	}
}
