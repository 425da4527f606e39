package org.irqscope.core.chip.x86;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.chip.Editable;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;

/** The registers and events of a vCPU that user space can set, and all its model-specific registers by number. */
public final class VcpuEditor extends PcEditor {
	private static final String MP_STATE = X86Fields.MP_STATE.name(), IF = X86Fields.IF.name(),
			RIP = X86Fields.RIP.name(), SELECTOR = X86Fields.CS_SELECTOR.name(), BASE = X86Fields.CS_BASE.name(),
			DEBUG = X86Fields.GUEST_DEBUG.name();
	private static final Map<String, Editable> WAYS = Map.of(MP_STATE, new Editable("KVM_SET_MP_STATE", 7), IF,
			new Editable("KVM_SET_REGS", 1), RIP, new Editable("KVM_SET_REGS", -1), SELECTOR,
			new Editable("KVM_SET_SREGS", 0xffff), BASE, new Editable("KVM_SET_SREGS", 0xffffffffL), DEBUG,
			new Editable("KVM_SET_GUEST_DEBUG", X86Vcpu.GUESTDBG_ENABLE | X86Vcpu.GUESTDBG_BLOCKIRQ));
	private static final Pattern MSR = Pattern.compile("msr\\[(0x[0-9a-f]{1,8}|\\d{1,9})]");

	@Override
	public Optional<Editable> editable(String field) {
		if (msr(field).isPresent())
			return Optional.of(new Editable("KVM_SET_MSRS", -1));
		return Optional.ofNullable(WAYS.get(field)).or(() -> EventsEditor.editable(field));
	}

	private static OptionalInt msr(String field) {
		Matcher matcher = MSR.matcher(field);
		return matcher.matches() ? OptionalInt.of((int) (long) Long.decode(matcher.group(1))) : OptionalInt.empty();
	}

	@Override
	boolean has(X86Kvm kvm, int index) {
		return index >= 0 && index < kvm.vcpus().size();
	}

	@Override
	int set(X86Kvm kvm, int index, String field, long value) {
		X86Vcpu vcpu = kvm.vcpu(index);
		OptionalInt msr = msr(field);
		if (msr.isPresent())
			return new VcpuIoctls(vcpu).setMsr(msr.getAsInt(), value) ? 0
					: -Errno.EINVAL;
		if (field.equals(MP_STATE))
			return new VcpuIoctls(vcpu).setMpState((int) value);
		if (EventsEditor.editable(field).isPresent())
			return EventsEditor.set(new VcpuIoctls(vcpu), field, (int) value);
		if (field.equals(DEBUG))
			new VcpuIoctls(vcpu).setGuestDebug((int) value);
		else
			setRegister(vcpu, field, value);
		return 0;
	}

	/** What waits is looked at again with the new registers. */
	private static void setRegister(X86Vcpu vcpu, String field, long value) {
		if (field.equals(IF))
			vcpu.guest().setInterruptFlag(value != 0);
		else if (field.equals(RIP))
			vcpu.rip.set(value);
		else if (field.equals(SELECTOR))
			vcpu.csSelector.set((int) value);
		else
			vcpu.csBase.set((int) value);
		vcpu.makeRequest(X86Vcpu.REQ_EVENT);
	}
}
