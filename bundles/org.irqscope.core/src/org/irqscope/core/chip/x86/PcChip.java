package org.irqscope.core.chip.x86;

import java.util.Optional;

import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.PartEditor;
import org.irqscope.core.chip.Refused;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.model.InterruptController;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.theme.Role;

/** A sort of interrupt chip that only a PC has. */
abstract class PcChip<C extends InterruptController, S> extends Chip<C, S> {
	PcChip(Class<C> type, Place.Kind part, Role role, PartEditor editor) {
		super(type, part, role, editor);
	}

	@Override
	public final int create(VirtualMachine document, Kvm kvm) {
		return kvm instanceof X86Kvm pc ? create(document, pc) : 0;
	}

	@Override
	public final int count(Kvm kvm) {
		return kvm instanceof X86Kvm pc ? count(pc) : 0;
	}

	@Override
	protected final Optional<Refused> load(C chip, Kvm kvm, int index) {
		return load(chip, (X86Kvm) kvm, index);
	}

	@Override
	protected final S state(Kvm kvm, int index) {
		return state((X86Kvm) kvm, index);
	}

	int create(VirtualMachine document, X86Kvm kvm) {
		return 0;
	}

	abstract int count(X86Kvm kvm);

	abstract Optional<Refused> load(C chip, X86Kvm kvm, int index);

	abstract S state(X86Kvm kvm, int index);
}
