package org.irqscope.emulator.riscv;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.MachinePlace;

/** The fields of a RISC-V machine that are no part's. Names for any thread. */
public final class RiscvFields {
	public static final FieldName CREATED_VCPUS = new FieldName(MachinePlace.VMM, "created_vcpus");

	private RiscvFields() {
	}
}
