package org.irqscope.core.chip;

import java.util.Map;
import java.util.Optional;

import org.irqscope.emulator.x86.VcpuEvents;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.guest.InterruptShadow;

/** The registers and events of a vCPU that user space can set. */
final class VcpuEditor implements PartEditor {
	private static final String MP_STATE = X86Fields.MP_STATE.name(), IF = X86Fields.IF.name(),
			RIP = X86Fields.RIP.name(), SELECTOR = X86Fields.CS_SELECTOR.name(), BASE = X86Fields.CS_BASE.name(),
			INJECTED = X86Fields.INTERRUPT_NR.name(), DEBUG = X86Fields.GUEST_DEBUG.name(),
			SHADOW = X86Fields.INTERRUPT_SHADOW.name(), NMI_MASKED = X86Fields.NMI_MASKED.name();
	private static final Map<String, Editable> WAYS = Map.of(MP_STATE, new Editable("KVM_SET_MP_STATE", 3), IF,
			new Editable("KVM_SET_REGS", 1), RIP, new Editable("KVM_SET_REGS", -1), SELECTOR,
			new Editable("KVM_SET_SREGS", 0xffff), BASE, new Editable("KVM_SET_SREGS", 0xffffffffL), INJECTED,
			new Editable("KVM_SET_VCPU_EVENTS", 0xff), DEBUG,
			new Editable("KVM_SET_GUEST_DEBUG", X86Vcpu.GUESTDBG_ENABLE | X86Vcpu.GUESTDBG_BLOCKIRQ), SHADOW,
			new Editable("KVM_SET_VCPU_EVENTS", InterruptShadow.MOV_SS | InterruptShadow.STI), NMI_MASKED,
			new Editable("KVM_SET_VCPU_EVENTS", 1));

	@Override
	public Optional<Editable> editable(String field) {
		return Optional.ofNullable(WAYS.get(field));
	}

	@Override
	public boolean has(X86Kvm kvm, int index) {
		return index >= 0 && index < kvm.vcpus().size();
	}

	@Override
	public int set(X86Kvm kvm, int index, String field, long value) {
		X86Vcpu vcpu = kvm.vcpu(index);
		if (field.equals(MP_STATE))
			return new VcpuIoctls(vcpu).setMpState((int) value);
		if (field.equals(DEBUG))
			new VcpuIoctls(vcpu).setGuestDebug((int) value);
		else if (field.equals(SHADOW) || field.equals(NMI_MASKED))
			setEvents(new VcpuIoctls(vcpu), field.equals(SHADOW), (int) value);
		else
			setRegister(vcpu, field, value);
		return 0;
	}

	private static void setEvents(VcpuIoctls vcpu, boolean shadow, int value) {
		VcpuEvents now = vcpu.getVcpuEvents();
		vcpu.setVcpuEvents(new VcpuEvents(shadow ? value : now.interruptShadow(), shadow ? now.nmiMasked()
				: value != 0));
	}

	/** What waits is looked at again with the new registers. */
	private static void setRegister(X86Vcpu vcpu, String field, long value) {
		if (field.equals(IF))
			vcpu.guest().setInterruptFlag(value != 0);
		else if (field.equals(RIP))
			vcpu.rip.set(value);
		else if (field.equals(SELECTOR))
			vcpu.csSelector.set((int) value);
		else if (field.equals(BASE))
			vcpu.csBase.set((int) value);
		else
			vcpu.injected.set((int) value + 1);
		vcpu.makeRequest(X86Vcpu.REQ_EVENT);
	}
}
