package org.irqscope.core.chip.x86;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.chip.Editable;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.guest.Msrs;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.lapic.LapicState;

/** {@code KVM_SET_LAPIC} for the page, a register or a byte at a time, and {@code KVM_SET_MSRS} for what is an MSR. */
final class LapicEditor extends PcEditor {
	private static final Editable REGISTER = new Editable("KVM_SET_LAPIC", 0xffffffffL),
			BYTE = new Editable("KVM_SET_LAPIC", 0xff), MSR = new Editable("KVM_SET_MSRS", -1),
			MEMORY = new Editable("write", 1);
	/** The byte in the guest's memory, which user space has mapped. */
	private static final String FLAG = LapicFields.PV_EOI_FLAG.name();
	private static final Pattern PAGE = Pattern.compile("page\\[(0x[0-9a-f]{1,3}|\\d{1,4})]");
	private static final Map<String, Integer> MSRS = Map.of(LapicFields.APIC_BASE.name(), Msrs.APIC_BASE,
			LapicFields.TIMER_TSCDEADLINE.name(), Msrs.TSC_DEADLINE, LapicFields.PV_EOI_MSR_VAL.name(),
			Msrs.PV_EOI_EN);
	private static final Map<String, Integer> OFFSETS = offsets();

	private static Map<String, Integer> offsets() {
		Map<String, Integer> offsets = new HashMap<>();
		for (int offset = 0; offset < Lapic.REGISTERS * 16; offset += 16)
			offsets.put(LapicFields.at(offset).name(), offset);
		return offsets;
	}

	@Override
	public Optional<Editable> editable(String field) {
		if (MSRS.containsKey(field))
			return Optional.of(MSR);
		if (field.equals(FLAG))
			return Optional.of(MEMORY);
		Optional<Editable> event = EventsEditor.editable(field);
		if (event.isPresent())
			return event;
		return OFFSETS.containsKey(field) ? Optional.of(REGISTER) : at(field).map(offset -> BYTE);
	}

	/** The place in the page of the byte that a field is. */
	private static Optional<Integer> at(String field) {
		Matcher matcher = PAGE.matcher(field);
		return matcher.matches() ? Optional.of(Integer.decode(matcher.group(1)))
				.filter(offset -> offset < Lapic.REGISTERS * 16 && (offset & 0xf) < Integer.BYTES) : Optional.empty();
	}

	@Override
	boolean has(X86Kvm kvm, int index) {
		return index >= 0 && index < kvm.vcpus().size();
	}

	@Override
	int set(X86Kvm kvm, int index, String field, long value) {
		VcpuIoctls ioctls = new VcpuIoctls(kvm.vcpu(index));
		if (MSRS.containsKey(field))
			return ioctls.setMsr(MSRS.get(field), value) ? 0 : -Errno.EINVAL;
		if (field.equals(FLAG))
			return kvm.vcpu(index).lapic().pvEoi.write(value != 0) ? 0 : -Errno.EFAULT;
		if (EventsEditor.editable(field).isPresent())
			return EventsEditor.set(ioctls, field, (int) value);
		return setPage(ioctls, field, value);
	}

	private static int setPage(VcpuIoctls ioctls, String field, long value) {
		LapicState now = ioctls.getLapic();
		if (OFFSETS.containsKey(field))
			return ioctls.setLapic(now.with(OFFSETS.get(field), (int) value));
		int offset = at(field).orElseThrow(), register = offset & ~0xf, shift = (offset & 3) * Byte.SIZE;
		return ioctls.setLapic(
				now.with(register, now.get(register) & ~(0xff << shift) | (int) value << shift));
	}
}
