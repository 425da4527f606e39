package org.irqscope.core.chip.riscv;

import java.util.Optional;

import org.irqscope.core.chip.Editable;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVmIoctls;
import org.irqscope.emulator.riscv.aia.AiaDevice;
import org.irqscope.emulator.riscv.imsic.ImsicFields;
import org.irqscope.emulator.riscv.imsic.ImsicRegisters;

/** Registers of the interrupt file of a hart, as attributes of the device. */
final class ImsicEditor extends RiscvEditor {
	private static final String WAY = "KVM_SET_DEVICE_ATTR";
	private static final int VCPU_SHIFT = 12, THRESHOLD = 0x7ff;

	@Override
	public Optional<Editable> editable(String field) {
		if (field.equals(ImsicFields.EIDELIVERY.name()))
			return Optional.of(new Editable(WAY, 1));
		return field.equals(ImsicFields.EITHRESHOLD.name()) ? Optional.of(new Editable(WAY, THRESHOLD))
				: Optional.empty();
	}

	@Override
	boolean has(RiscvKvm kvm, int index) {
		return index >= 0 && index < kvm.vcpus().size() && kvm.aia.imsicInitialized(index);
	}

	@Override
	int set(RiscvKvm kvm, int index, String field, long value) {
		int register = field.equals(ImsicFields.EIDELIVERY.name()) ? ImsicRegisters.EIDELIVERY
				: ImsicRegisters.EITHRESHOLD;
		return new RiscvVmIoctls(kvm).aia.set(AiaDevice.IMSIC, (long) kvm.vcpu(index).id() << VCPU_SHIFT | register,
				value);
	}
}
