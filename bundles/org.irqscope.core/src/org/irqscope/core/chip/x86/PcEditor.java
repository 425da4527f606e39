package org.irqscope.core.chip.x86;

import org.irqscope.core.chip.PartEditor;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.x86.X86Kvm;

/** Sets fields of a part that only a PC has. */
abstract class PcEditor implements PartEditor {
	@Override
	public final boolean has(Kvm kvm, int index) {
		return kvm instanceof X86Kvm pc && has(pc, index);
	}

	@Override
	public final int set(Kvm kvm, int index, String field, long value) {
		return set((X86Kvm) kvm, index, field, value);
	}

	abstract boolean has(X86Kvm kvm, int index);

	abstract int set(X86Kvm kvm, int index, String field, long value);
}
