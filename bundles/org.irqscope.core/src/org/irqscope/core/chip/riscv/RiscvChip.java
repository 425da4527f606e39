package org.irqscope.core.chip.riscv;

import java.util.Optional;

import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.PartEditor;
import org.irqscope.core.chip.Refused;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.state.Place;
import org.irqscope.model.InterruptController;
import org.irqscope.scene.theme.Role;

/** A sort of interrupt chip that only a machine of RISC-V has. */
abstract class RiscvChip<C extends InterruptController, S> extends Chip<C, S> {
	RiscvChip(Class<C> type, Place.Kind part, Role role, PartEditor editor) {
		super(type, part, role, editor);
	}

	@Override
	public final int count(Kvm kvm) {
		return kvm instanceof RiscvKvm riscv ? count(riscv) : 0;
	}

	@Override
	protected final Optional<Refused> load(C chip, Kvm kvm, int index) {
		load(chip, (RiscvKvm) kvm, index);
		return Optional.empty();
	}

	@Override
	protected final S state(Kvm kvm, int index) {
		return state((RiscvKvm) kvm, index);
	}

	abstract int count(RiscvKvm kvm);

	/** Nothing that a document can say is refused. */
	abstract void load(C chip, RiscvKvm kvm, int index);

	abstract S state(RiscvKvm kvm, int index);
}
