package org.irqscope.core.chip.riscv;

import java.util.Optional;

import org.irqscope.core.chip.Editable;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVmIoctls;
import org.irqscope.emulator.riscv.aia.AiaDevice;
import org.irqscope.emulator.riscv.aplic.AplicFields;

/** Registers of the APLIC, as attributes of its device. */
final class AplicEditor extends RiscvEditor {
	private static final int IE = 1 << 8;

	@Override
	public Optional<Editable> editable(String field) {
		return field.equals(AplicFields.DOMAINCFG.name()) ? Optional.of(new Editable("KVM_SET_DEVICE_ATTR", IE))
				: Optional.empty();
	}

	@Override
	boolean has(RiscvKvm kvm, int index) {
		return index == 0 && kvm.aia.initialized();
	}

	@Override
	int set(RiscvKvm kvm, int index, String field, long value) {
		return new RiscvVmIoctls(kvm).aia.set(AiaDevice.APLIC, 0, value);
	}
}
