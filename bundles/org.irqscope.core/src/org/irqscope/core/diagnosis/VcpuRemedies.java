package org.irqscope.core.diagnosis;

import java.util.List;

import org.irqscope.core.run.snapshot.VcpuSnapshot;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.pic.PicFields;

/** What lets a vCPU and its local APIC take what they are given. For one thread. */
final class VcpuRemedies {
	private final Trail trail;
	private final Blockage blockage;

	VcpuRemedies(Trail trail, Blockage blockage) {
		this.trail = trail;
		this.blockage = blockage;
	}

	List<Remedy> all() {
		int index = blockage.place().index();
		return switch (blockage.obstacle()) {
		case LAPIC_HARDWARE_DISABLED -> List.of(
				Remedies.setting(LapicFields.APIC_BASE, index, vcpu(index).apicBase() | Lapic.BASE_ENABLE),
				Remedies.setting(LapicFields.register(Lapic.SPIV), index, Lapic.SPIV_LINUX));
		case LAPIC_SOFTWARE_DISABLED -> List.of(
				Remedies.setting(LapicFields.register(Lapic.SPIV), index, Lapic.SPIV_LINUX));
		case PRIORITY -> priority(index);
		case NOT_STARTED -> List.of(Remedies.setting(X86Fields.MP_STATE, index, X86Vcpu.RUNNABLE),
				Remedies.setting(X86Fields.IF, index, 1));
		case INTERRUPTS_OFF -> List.of(Remedies.setting(X86Fields.IF, index, 1));
		case HALTED -> vcpu(index).interruptFlag() ? List.of(Remedies.setting(X86Fields.MP_STATE, index, 0))
				: List.of(Remedies.setting(X86Fields.IF, index, 1));
		case NMI_BLOCKED -> List.of(Remedies.setting(X86Fields.NMI_MASKED, index, 0));
		case NOTIFICATION_OUTSTANDING, NOTIFICATION_SUPPRESSED -> List.of(new Remedy.Run(index));
		case DEBUGGER -> List.of(Remedies.setting(X86Fields.GUEST_DEBUG, index, 0));
		default -> List.of();
		};
	}

	private VcpuSnapshot vcpu(int index) {
		return trail.vcpus().get(index);
	}

	/** What is in service is acknowledged, or the guest lowers its task priority. */
	private List<Remedy> priority(int index) {
		if (blockage.place().kind() == X86Place.PIC)
			return List.of(Remedies.setting(PicFields.ISR, index, 0));
		return blockage.field().equals(LapicFields.TASKPRI.name())
				? List.of(Remedies.setting(LapicFields.TASKPRI, index, 0))
				: List.of(withoutService(index, vcpu(index), blockage.values().get(2)));
	}

	/** A vector is acknowledged: it is not in service any more. */
	static Remedy withoutService(int index, VcpuSnapshot vcpu, int vector) {
		int word = vector / Integer.SIZE;
		long bits = vcpu.lapic().get(Lapic.ISR + (word << 4)) & ~(1L << vector % Integer.SIZE) & 0xffffffffL;
		return new Remedy.Setting(new Place(LapicFields.ISR.part(), index), LapicFields.ISR.at(word).name(), bits);
	}
}
