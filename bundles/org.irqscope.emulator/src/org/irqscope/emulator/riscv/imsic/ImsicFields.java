package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.FieldName;

/** The fields of the interrupt files of a hart. Names for any thread. */
public final class ImsicFields {
	public static final FieldName EIDELIVERY = new FieldName(RiscvPlace.IMSIC, "eidelivery");
	public static final FieldName EITHRESHOLD = new FieldName(RiscvPlace.IMSIC, "eithreshold");
	/** 32 identities in each element, those that wait and those that are enabled. */
	public static final FieldName EIP = new FieldName(RiscvPlace.IMSIC, "eip"),
			EIE = new FieldName(RiscvPlace.IMSIC, "eie");
	/** What the claim register reads: an identity twice, or 0. */
	public static final FieldName TOPEI = new FieldName(RiscvPlace.IMSIC, "topei");

	/** Which file of the hardware the hart uses, and what its register {@code hstatus.VGEIN} says. */
	public static final FieldName VSFILE_CPU = new FieldName(RiscvPlace.IMSIC, "vsfile_cpu"),
			VSFILE_HGEI = new FieldName(RiscvPlace.IMSIC, "vsfile_hgei"),
			VGEIN = new FieldName(RiscvPlace.IMSIC, "hstatus.VGEIN");
	/** Who has a file of the hardware, and whether the host wants to hear of it. */
	public static final FieldName OWNER = new FieldName(RiscvPlace.GUEST_FILE, "owner"),
			HGEIE = new FieldName(RiscvPlace.GUEST_FILE, "hgeie");

	private ImsicFields() {
	}
}
