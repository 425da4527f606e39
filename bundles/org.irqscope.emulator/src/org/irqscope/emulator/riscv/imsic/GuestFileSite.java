package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.Place;

/** The functions that give a hart a file of the hardware, take it away, and hear of it. */
public enum GuestFileSite implements Site {
	KVM_RISCV_VCPU_AIA_IMSIC_UPDATE("6.8", "cpu"),
	KVM_RISCV_AIA_ALLOC_HGEI("6.8", "cpu"),
	KVM_RISCV_AIA_FREE_HGEI("6.8", "cpu", "hgei"),
	KVM_RISCV_MMU_IOREMAP("6.8", "address"),
	IMSIC_SWFILE_READ("6.8"),
	IMSIC_VSFILE_READ("6.8", "cpu", "hgei"),
	IMSIC_VSFILE_LOCAL_UPDATE("6.8", "cpu", "hgei"),
	KVM_RISCV_VCPU_AIA_IMSIC_RELEASE("6.8", "cpu", "hgei"),
	IMSIC_SWFILE_UPDATE("6.8"),
	KVM_RISCV_VCPU_AIA_IMSIC_PUT("6.9"),
	KVM_RISCV_AIA_WAKEON_HGEI("6.9"),
	KVM_RISCV_VCPU_AIA_IMSIC_HAS_INTERRUPT("6.9"),
	HGEI_INTERRUPT("6.9", RiscvPlace.GUEST_FILE, "cpu", "hgei");

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 704;

	private final Description description;

	GuestFileSite(String section, String... arguments) {
		this(section, RiscvPlace.IMSIC, arguments);
	}

	GuestFileSite(String section, Place.Kind place, String... arguments) {
		description = Description.kernel(name(), "arch/riscv/kvm/aia_imsic.c", section, place, arguments);
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
