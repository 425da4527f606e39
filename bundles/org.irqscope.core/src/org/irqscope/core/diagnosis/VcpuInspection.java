package org.irqscope.core.diagnosis;

import static org.irqscope.core.fate.DeliveryObstacle.*;

import java.util.Optional;

import org.irqscope.core.fate.Fate;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.run.snapshot.VcpuSnapshot;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicFields;

/** Why one vCPU does not take what its local APIC, or the PIC, has for it. Immutable, for one thread. */
final class VcpuInspection {
	private static final int FIRST_LEGAL = 16, CLASS = 0xf0;
	private final int number;
	private final VcpuSnapshot vcpu;
	private final int hop;

	/** @param hop the hop that gave the vCPU what it does not take, or -1 */
	VcpuInspection(int number, VcpuSnapshot vcpu, int hop) {
		this.number = number;
		this.vcpu = vcpu;
		this.hop = hop;
	}

	/** The first obstacle for a vector that was given to the local APIC; nothing when nothing but time is missing. */
	Optional<Blockage> of(Fate fate) {
		if (fate.vector() == Fate.NMI && vcpu.blocking().nmis() > 0)
			return nmi();
		int vector = fate.vector();
		boolean posted = vcpu.posted().contains(vector);
		if (posted && vcpu.blocking().suppressed())
			return found(NOTIFICATION_SUPPRESSED, X86Fields.PID_SN, vector, number);
		if ((vcpu.apicBase() & Lapic.BASE_ENABLE) == 0)
			return found(LAPIC_HARDWARE_DISABLED, LapicFields.APIC_BASE, number);
		if (vector < FIRST_LEGAL)
			return found(VECTOR_BELOW_16, word(LapicFields.IRR, vector), vector, number);
		if ((vector & CLASS) <= (priority() & CLASS))
			return priority(vector);
		return taking();
	}

	private Optional<Blockage> priority(int vector) {
		int inService = highestInService();
		boolean task = (taskPriority() & CLASS) >= (Math.max(inService, 0) & CLASS);
		FieldName field = task ? LapicFields.TASKPRI : word(LapicFields.ISR, inService);
		return found(PRIORITY, field, vector, number, task ? taskPriority() : inService);
	}

	private static FieldName word(FieldName bank, int vector) {
		return bank.at(vector / Integer.SIZE);
	}

	private int taskPriority() {
		return vcpu.lapic().get(Lapic.TASKPRI);
	}

	private int highestInService() {
		int[] vectors = vcpu.lapic().vectors(Lapic.ISR);
		return vectors.length == 0 ? -1 : vectors[vectors.length - 1];
	}

	/** {@code __apic_update_ppr}: the register itself is worked out anew only when somebody asks. */
	private int priority() {
		int inService = Math.max(highestInService(), 0);
		return (taskPriority() & CLASS) >= (inService & CLASS) ? taskPriority() : inService & CLASS;
	}

	/** What keeps the vCPU from taking any interrupt that can be masked. */
	Optional<Blockage> taking() {
		Optional<Blockage> run = running();
		if (run.isPresent())
			return run;
		if (!vcpu.interruptFlag())
			return found(vcpu.mpState() == X86Vcpu.HALTED ? HALTED : INTERRUPTS_OFF, X86Fields.IF, number);
		return vcpu.blocking().shadow() != 0 ? found(INTERRUPT_SHADOW, X86Fields.INTERRUPT_SHADOW, number)
				: Optional.empty();
	}

	private Optional<Blockage> running() {
		boolean started = vcpu.mpState() == X86Vcpu.RUNNABLE || vcpu.mpState() == X86Vcpu.HALTED;
		return started ? Optional.empty() : found(NOT_STARTED, X86Fields.MP_STATE, number);
	}

	private Optional<Blockage> nmi() {
		if (running().isPresent())
			return running();
		if (vcpu.blocking().nmiMasked())
			return found(NMI_BLOCKED, X86Fields.NMI_MASKED, number);
		return vcpu.blocking().shadow() != 0 ? found(INTERRUPT_SHADOW, X86Fields.INTERRUPT_SHADOW, number)
				: Optional.empty();
	}

	/** Where nothing else is missing: nobody wakes a vCPU that sleeps, or notifies one that runs. */
	Optional<Blockage> unnoticed(Fate fate) {
		if (vcpu.posted().contains(fate.vector()) && vcpu.outstanding())
			return found(NOTIFICATION_OUTSTANDING, X86Fields.PID_ON, fate.vector(), number);
		return vcpu.mpState() == X86Vcpu.HALTED ? found(HALTED, X86Fields.MP_STATE, number) : Optional.empty();
	}

	private Optional<Blockage> found(DeliveryObstacle obstacle, FieldName field, Integer... values) {
		return Optional.of(Blockage.at(obstacle, field, number, hop, values));
	}
}
