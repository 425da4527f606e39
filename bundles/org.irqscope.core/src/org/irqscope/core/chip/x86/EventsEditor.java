package org.irqscope.core.chip.x86;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.chip.Editable;
import org.irqscope.emulator.x86.VcpuEvents;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.guest.InterruptShadow;
import org.irqscope.emulator.x86.lapic.LapicFields;

/**
 * {@code KVM_SET_VCPU_EVENTS}, an event at a time: what a vCPU and its local APIC are about to take. Keeps no state,
 * for any thread that may use the machine.
 */
final class EventsEditor {
	private static final String WAY = "KVM_SET_VCPU_EVENTS";
	private static final String INJECTED = X86Fields.INTERRUPT_NR.name(), SHADOW = X86Fields.INTERRUPT_SHADOW.name(),
			NMI_QUEUED = X86Fields.NMI_QUEUED.name(), NMI_PENDING = X86Fields.NMI_PENDING.name(),
			NMI_MASKED = X86Fields.NMI_MASKED.name(), SMI_PENDING = X86Fields.SMI_PENDING.name(),
			SMM = X86Fields.SMM.name(), INSIDE_NMI = X86Fields.SMM_INSIDE_NMI.name(),
			LATCHED = LapicFields.PENDING_EVENTS.name(), SIPI = LapicFields.SIPI_VECTOR.name();
	private static final Map<String, Long> BITS = Map.of(INJECTED, 0xffL, SHADOW,
			(long) InterruptShadow.MOV_SS | InterruptShadow.STI, NMI_QUEUED, 0xffL, NMI_PENDING, 0xffL, NMI_MASKED, 1L,
			SMI_PENDING, 1L, SMM, 1L, INSIDE_NMI, 1L, LATCHED, 1L, SIPI, 0xffL);

	private EventsEditor() {
	}

	/** How an event can be set; nothing for other fields. */
	static Optional<Editable> editable(String field) {
		return Optional.ofNullable(BITS.get(field)).map(bits -> new Editable(WAY, bits));
	}

	/** Sets an event, and leaves the others as they are; answers 0 or the kernel's negative error number. */
	static int set(VcpuIoctls vcpu, String field, int value) {
		VcpuEvents now = vcpu.getVcpuEvents();
		return vcpu.setVcpuEvents(isOfSmi(field) ? now.withSmi(with(now.smi(), field, value != 0))
				: with(now, field, value));
	}

	private static boolean isOfSmi(String field) {
		return field.equals(SMM) || field.equals(SMI_PENDING) || field.equals(INSIDE_NMI) || field.equals(LATCHED);
	}

	private static VcpuEvents with(VcpuEvents now, String field, int value) {
		if (field.equals(INJECTED))
			return now.withInjected(OptionalInt.of(value));
		if (field.equals(SHADOW))
			return now.withShadow(value);
		if (field.equals(SIPI))
			return now.withSipiVector(value);
		return field.equals(NMI_MASKED) ? now.withNmi(now.nmiPending(), value != 0)
				: now.withNmi(value, now.nmiMasked());
	}

	private static VcpuEvents.Smi with(VcpuEvents.Smi now, String field, boolean value) {
		return new VcpuEvents.Smi(field.equals(SMM) ? value : now.smm(),
				field.equals(SMI_PENDING) ? value : now.pending(),
				field.equals(INSIDE_NMI) ? value : now.insideNmi(),
				field.equals(LATCHED) ? value : now.latchedInit());
	}
}
