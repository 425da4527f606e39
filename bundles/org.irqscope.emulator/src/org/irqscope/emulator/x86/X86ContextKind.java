package org.irqscope.emulator.x86;

import org.irqscope.emulator.journal.Context;

/** The sorts of context that only a PC has. For any thread. */
public enum X86ContextKind implements Context.Kind {
	/** The kernel thread of the timer chip. */
	PIT_WORKER("kvm-pit");

	/** Behind those that every machine has. */
	private static final int FIRST_NUMBER = 12;
	private final String label;

	X86ContextKind(String label) {
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
