package org.irqscope.core.way;

import static org.irqscope.core.fate.DeliveryObstacle.INTERRUPTS_OFF;
import static org.irqscope.core.fate.DeliveryObstacle.LAPIC_HARDWARE_DISABLED;
import static org.irqscope.core.fate.DeliveryObstacle.LAPIC_SOFTWARE_DISABLED;
import static org.irqscope.core.fate.DeliveryObstacle.NOT_STARTED;
import static org.irqscope.core.fate.DeliveryObstacle.NO_DESTINATION;
import static org.irqscope.core.fate.DeliveryObstacle.PRIORITY;
import static org.irqscope.core.fate.DeliveryObstacle.VECTOR_BELOW_16;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.model.MpState;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Whether local APICs and processors would take a vector now. For the thread that owns the document. */
final class Receivers {
	private static final int CLASS = 0xf0, FIRST_LEGAL = 16;
	private final VirtualMachine machine;

	Receivers(VirtualMachine machine) {
		this.machine = machine;
	}

	/** What stops a message with a vector; nothing when one of the vCPUs that it names would take it. */
	Optional<Obstruction> obstruction(List<Vcpu> vcpus, int vector) {
		if (vcpus.isEmpty())
			return Optional.of(Obstruction.at("MSI", NO_DESTINATION, vector));
		List<Obstruction> found = new ArrayList<>();
		for (Vcpu vcpu : vcpus) {
			Optional<Obstruction> one = accepting(vcpu, vector).or(() -> taking(vcpu));
			if (one.isEmpty())
				return one;
			found.add(one.get());
		}
		return Optional.of(found.get(0));
	}

	private Optional<Obstruction> accepting(Vcpu vcpu, int vector) {
		int index = machine.getVcpus().indexOf(vcpu);
		String where = "LAPIC " + vcpu.getVcpuId();
		org.irqscope.model.Lapic lapic = X86Chips.lapic(vcpu);
		if ((lapic.getApicBase() & Lapic.BASE_ENABLE) == 0)
			return Optional.of(Obstruction.at(where, LAPIC_HARDWARE_DISABLED, index));
		if ((lapic.getSpiv() & Lapic.SPIV_ENABLED) == 0)
			return Optional.of(Obstruction.at(where, LAPIC_SOFTWARE_DISABLED, index));
		if (vector < FIRST_LEGAL)
			return Optional.of(Obstruction.at(where, VECTOR_BELOW_16, vector, index));
		int priority = lapic.getProcpri() & 0xff;
		return (vector & CLASS) <= (priority & CLASS)
				? Optional.of(Obstruction.at(where, PRIORITY, vector, index, priority))
				: Optional.empty();
	}

	/** What keeps a processor from taking any interrupt. */
	Optional<Obstruction> taking(Vcpu vcpu) {
		int index = machine.getVcpus().indexOf(vcpu);
		String where = "vCPU " + vcpu.getVcpuId();
		if (vcpu.getMpState() != MpState.RUNNABLE && vcpu.getMpState() != MpState.HALTED)
			return Optional.of(Obstruction.at(where, NOT_STARTED, index));
		return vcpu.isInterruptFlag() ? Optional.empty()
				: Optional.of(Obstruction.at(where, INTERRUPTS_OFF, index));
	}
}
