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

	private ImsicFields() {
	}
}
