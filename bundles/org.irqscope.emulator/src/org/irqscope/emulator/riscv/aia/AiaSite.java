package org.irqscope.emulator.riscv.aia;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.riscv.RiscvPlace;

/** The functions of the device that user space makes for APLIC and IMSICs. */
public enum AiaSite implements Site {
	AIA_CREATE("6.2"),
	AIA_INIT("6.3"),
	KVM_RISCV_AIA_INJECT_IRQ("5.1", "source", "level"),
	KVM_RISCV_AIA_INJECT_MSI("5.4", "address", "data"),
	KVM_RISCV_AIA_INJECT_MSI_BY_ID("5.4", "hart", Arguments.IDENTITY);

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 624;

	private final Description description;

	AiaSite(String section, String... arguments) {
		description = Description.kernel(name(), "arch/riscv/kvm/aia_device.c", section, RiscvPlace.AIA, arguments);
	}

	@Override
	public int number() {
		return FIRST + ordinal();
	}

	@Override
	public Description description() {
		return description;
	}
}
