package org.irqscope.emulator.riscv.aia;

import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.FieldName;

/** The fields of the device that user space makes for APLIC and IMSICs. Names for any thread. */
public final class AiaFields {
	public static final FieldName IN_KERNEL = new FieldName(RiscvPlace.AIA, "aia.in_kernel");
	public static final FieldName INITIALIZED = new FieldName(RiscvPlace.AIA, "aia.initialized");
	public static final FieldName MODE = new FieldName(RiscvPlace.AIA, "aia.mode");
	public static final FieldName NR_IDS = new FieldName(RiscvPlace.AIA, "aia.nr_ids");
	public static final FieldName NR_SOURCES = new FieldName(RiscvPlace.AIA, "aia.nr_sources");
	public static final FieldName NR_GROUP_BITS = new FieldName(RiscvPlace.AIA, "aia.nr_group_bits");
	public static final FieldName NR_GROUP_SHIFT = new FieldName(RiscvPlace.AIA, "aia.nr_group_shift");
	public static final FieldName NR_HART_BITS = new FieldName(RiscvPlace.AIA, "aia.nr_hart_bits");
	public static final FieldName NR_GUEST_BITS = new FieldName(RiscvPlace.AIA, "aia.nr_guest_bits");
	public static final FieldName APLIC_ADDR = new FieldName(RiscvPlace.AIA, "aia.aplic_addr");
	/** Of each vCPU. */
	public static final FieldName IMSIC_ADDR = new FieldName(RiscvPlace.IMSIC, "imsic_addr"),
			HART_INDEX = new FieldName(RiscvPlace.IMSIC, "hart_index"),
			IMSIC_STATE = new FieldName(RiscvPlace.IMSIC, "imsic_state");

	private AiaFields() {
	}
}
