package org.irqscope.core.chip.x86;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.chip.Editable;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.emulator.x86.pic.KpicState;
import org.irqscope.emulator.x86.pic.PicFields;

/** {@code KVM_SET_IRQCHIP} of one i8259: its registers, a byte each. */
final class PicEditor extends PcEditor {
	private static final Editable WAY = new Editable("KVM_SET_IRQCHIP", 0xff);
	/** In the order of the kernel's struct. */
	private static final List<String> FIELDS = List.of(PicFields.LAST_IRR, PicFields.IRR, PicFields.IMR,
			PicFields.ISR, PicFields.PRIORITY_ADD, PicFields.IRQ_BASE, PicFields.READ_REG_SELECT, PicFields.POLL,
			PicFields.SPECIAL_MASK, PicFields.INIT_STATE, PicFields.AUTO_EOI, PicFields.ROTATE_ON_AUTO_EOI,
			PicFields.SPECIAL_FULLY_NESTED_MODE, PicFields.INIT4, PicFields.ELCR, PicFields.ELCR_MASK).stream()
			.map(FieldName::name).toList();

	@Override
	public Optional<Editable> editable(String field) {
		return FIELDS.contains(field) ? Optional.of(WAY) : Optional.empty();
	}

	@Override
	boolean has(X86Kvm kvm, int index) {
		return kvm.irqchipMode() == IrqchipMode.KERNEL && (index == 0 || index == 1);
	}

	@Override
	int set(X86Kvm kvm, int index, String field, long value) {
		X86VmIoctls ioctls = new X86VmIoctls(kvm);
		KpicState pic = ioctls.getPic(index);
		int[] bytes = { pic.lastIrr(), pic.irr(), pic.imr(), pic.isr(), pic.priorityAdd(), pic.irqBase(),
				pic.readRegSelect(), pic.poll(), pic.specialMask(), pic.initState(), pic.autoEoi(),
				pic.rotateOnAutoEoi(), pic.specialFullyNestedMode(), pic.init4(), pic.elcr(), pic.elcrMask() };
		bytes[FIELDS.indexOf(field)] = (int) value;
		return ioctls.setPic(index, new KpicState(bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6],
				bytes[7], bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]));
	}
}
