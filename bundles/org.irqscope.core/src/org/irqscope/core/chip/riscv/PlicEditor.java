package org.irqscope.core.chip.riscv;

import java.util.Optional;

import org.irqscope.core.chip.Editable;
import org.irqscope.emulator.riscv.RiscvKvm;

/** kvmtool's PLIC is no device of the kernel: nobody outside of kvmtool can set what it holds. */
final class PlicEditor extends RiscvEditor {
	@Override
	public Optional<Editable> editable(String field) {
		return Optional.empty();
	}

	@Override
	boolean has(RiscvKvm kvm, int index) {
		return false;
	}

	@Override
	int set(RiscvKvm kvm, int index, String field, long value) {
		throw new IllegalArgumentException(field);
	}
}
