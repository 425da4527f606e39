package org.irqscope.core.edit;

import java.util.List;

import org.irqscope.model.Aplic;
import org.irqscope.model.AplicSource;
import org.irqscope.model.Machines;
import org.irqscope.model.Plic;
import org.irqscope.model.PlicSource;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvMachines;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Vcpu;

/** Adds and exchanges the parts that only a machine of RISC-V has. Used by the thread that owns the document. */
final class RiscvElements {
	private static final int FIRST_HART = 0;

	private RiscvElements() {
	}

	/** A hart more, with what the chips of the machine have for it. */
	static String hart(RiscvMachine machine) {
		int id = machine.getVcpus().stream().mapToInt(Vcpu::getVcpuId).max().orElse(-1) + 1;
		RiscvVcpu hart = RiscvMachines.hart(id, machine.getIrqchip());
		hart.setId(Machines.freeId(machine, "vcpu"));
		machine.getVcpus().add(hart);
		RiscvChips.imsic(hart).ifPresent(file -> file.setId(Machines.freeId(machine, "imsic")));
		RiscvChips.plic(machine).ifPresent(plic -> RiscvMachines.addContexts(plic, machine.getVcpus().size()));
		return hart.getId();
	}

	/** kvmtool's PLIC instead of the chips of the kernel; lines stay as they are, messages have no way any more. */
	static String plic(RiscvMachine machine) {
		List<Integer> lines = RiscvChips.aplic(machine).stream()
				.flatMap(aplic -> aplic.getSources().stream().map(AplicSource::getNumber)).toList();
		exchange(machine, RiscvIrqchip.PLIC);
		machine.getIrqRouting().getEntries().clear();
		lines.forEach(line -> RiscvMachines.setUp(machine, line, false, FIRST_HART));
		return RiscvChips.plic(machine).map(Plic::getId).orElseThrow();
	}

	/** APLIC and interrupt files of the kernel instead of the PLIC. */
	static String aia(RiscvMachine machine) {
		List<Integer> lines = RiscvChips.plic(machine).stream()
				.flatMap(plic -> plic.getSources().stream().map(PlicSource::getNumber)).toList();
		exchange(machine, RiscvIrqchip.AIA);
		for (int line : lines) {
			boolean level = machine.getDevices().stream().anyMatch(one -> one.getGsi() == line && one.isLevel());
			RiscvMachines.setUp(machine, line, level, FIRST_HART);
		}
		return RiscvChips.aplic(machine).map(Aplic::getId).orElseThrow();
	}

	private static void exchange(RiscvMachine machine, RiscvIrqchip irqchip) {
		RiscvMachine fresh = RiscvMachines.create("", machine.getVcpus().size(), irqchip);
		machine.setIrqchip(irqchip);
		machine.getControllers().clear();
		machine.getControllers().addAll(List.copyOf(fresh.getControllers()));
		for (int index = 0; index < machine.getVcpus().size(); index++) {
			machine.getVcpus().get(index).getControllers().clear();
			machine.getVcpus().get(index).getControllers()
					.addAll(List.copyOf(fresh.getVcpus().get(index).getControllers()));
		}
	}
}
