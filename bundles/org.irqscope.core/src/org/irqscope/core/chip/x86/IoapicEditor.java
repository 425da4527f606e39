package org.irqscope.core.chip.x86;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.core.chip.Editable;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.ioapic.IoapicState;

/** {@code KVM_SET_IRQCHIP} of the IOAPIC. */
final class IoapicEditor extends PcEditor {
	private static final String BASE = IoapicFields.BASE_ADDRESS.name(), SELECT = IoapicFields.IOREGSEL.name(),
			ID = IoapicFields.ID.name(), IRR = IoapicFields.IRR.name();
	private static final Map<String, Long> BITS = Map.of(BASE, -1L, SELECT, 0xffffffffL, ID, 0xffffffffL, IRR,
			0xffffffffL);

	@Override
	public Optional<Editable> editable(String field) {
		Optional<Long> bits = pin(field) >= 0 ? Optional.of(-1L) : Optional.ofNullable(BITS.get(field));
		return bits.map(some -> new Editable("KVM_SET_IRQCHIP", some));
	}

	/** The pin whose redirection entry a field is, or -1. */
	private static int pin(String field) {
		return IntStream.range(0, Ioapic.PINS).filter(pin -> IoapicFields.REDIRTBL.at(pin).name().equals(field))
				.findFirst().orElse(-1);
	}

	@Override
	boolean has(X86Kvm kvm, int index) {
		return kvm.irqchipMode() == IrqchipMode.KERNEL && index == 0;
	}

	@Override
	int set(X86Kvm kvm, int index, String field, long value) {
		X86VmIoctls ioctls = new X86VmIoctls(kvm);
		IoapicState now = ioctls.getIoapic();
		if (pin(field) >= 0)
			return ioctls.setIoapic(now.withEntry(pin(field), value));
		return ioctls.setIoapic(new IoapicState(field.equals(BASE) ? value : now.baseAddress(),
				field.equals(SELECT) ? (int) value : now.ioregsel(), field.equals(ID) ? (int) value : now.id(),
				field.equals(IRR) ? (int) value : now.irr(),
				IntStream.range(0, Ioapic.PINS).mapToLong(now::entry).toArray()));
	}
}
