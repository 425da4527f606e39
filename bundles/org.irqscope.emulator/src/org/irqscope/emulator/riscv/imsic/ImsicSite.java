package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.riscv.RiscvPlace;

/** The functions of the interrupt files. */
public enum ImsicSite implements Site {
	IMSIC_MMIO_WRITE("6.6", "address", "value"),
	IMSIC_MMIO_READ("6.6", "address"),
	KVM_RISCV_VCPU_AIA_IMSIC_INJECT("6.6", Arguments.IDENTITY, "offset"),
	IMSIC_SWFILE_EXTIRQ_UPDATE("6.6"),
	KVM_RISCV_VCPU_AIA_RMW_TOPEI("6.7"),
	KVM_RISCV_VCPU_AIA_RMW_IREG("6.7", "register"),
	KVM_RISCV_VCPU_AIA_IMSIC_RMW("6.7", "register", "value"),
	KVM_RISCV_VCPU_AIA_IMSIC_INIT("6.3");

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 608;

	private final Description description;

	ImsicSite(String section, String... arguments) {
		description = Description.kernel(name(), "arch/riscv/kvm/aia_imsic.c", section, RiscvPlace.IMSIC, arguments);
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
