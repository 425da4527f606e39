package org.irqscope.emulator.riscv.aplic;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.riscv.RiscvPlace;

/** The functions of the APLIC. */
public enum AplicSite implements Site {
	KVM_RISCV_AIA_APLIC_INJECT("6.5", "source", "level"),
	APLIC_INJECT_MSI("6.5", "source", Arguments.IDENTITY),
	APLIC_UPDATE_IRQ_RANGE("6.4", "first", "last"),
	APLIC_MMIO_WRITE_OFFSET("6.4", "register", "value"),
	APLIC_MMIO_READ_OFFSET("6.4", "register"),
	KVM_RISCV_AIA_APLIC_INIT("6.3", "sources");

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 592;

	private final Description description;

	AplicSite(String section, String... arguments) {
		description = Description.kernel(name(), "arch/riscv/kvm/aia_aplic.c", section, RiscvPlace.APLIC, arguments);
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
