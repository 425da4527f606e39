package org.irqscope.kvm;

import java.util.Locale;

/** What KVM must offer for machines whose interrupts are observed. */
enum Capability {
	IRQCHIP(0), MP_STATE(14), IRQ_ROUTING(25), IRQ_LINE_STATUS(26), IRQFD(32), SIGNAL_MSI(77), IRQFD_RESAMPLE(82),
	SPLIT_IRQCHIP(121);

	/** Not needed, but faster. */
	static final int SYNC_REGS = 74;

	private final int number;

	Capability(int number) {
		this.number = number;
	}

	/** The number for {@code KVM_CHECK_EXTENSION}. */
	int number() {
		return number;
	}

	/** One line: what is missing, and how to get it. */
	String missing() {
		return Texts.of("capability." + name().toLowerCase(Locale.ROOT));
	}
}
