package org.irqscope.core.chip.riscv;

import org.irqscope.core.chip.PartEditor;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.riscv.RiscvKvm;

/** Sets fields of a part that only a machine of RISC-V has. */
abstract class RiscvEditor implements PartEditor {
	@Override
	public final boolean has(Kvm kvm, int index) {
		return kvm instanceof RiscvKvm riscv && has(riscv, index);
	}

	@Override
	public final int set(Kvm kvm, int index, String field, long value) {
		return set((RiscvKvm) kvm, index, field, value);
	}

	abstract boolean has(RiscvKvm kvm, int index);

	abstract int set(RiscvKvm kvm, int index, String field, long value);
}
