package org.irqscope.model.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.irqscope.model.Aplic;
import org.irqscope.model.AplicSource;
import org.irqscope.model.Imsic;
import org.irqscope.model.InterruptController;
import org.irqscope.model.Plic;
import org.irqscope.model.PlicContext;
import org.irqscope.model.PlicSource;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Vcpu;

/** The rules of a machine of RISC-V: chips that stand where they belong, sources that can be delivered. */
final class RiscvRules {
	private final RiscvMachine machine;
	private final List<Problem> problems;

	RiscvRules(RiscvMachine machine, List<Problem> problems) {
		this.machine = machine;
		this.problems = problems;
	}

	void check() {
		boolean aia = machine.getIrqchip() == RiscvIrqchip.AIA;
		place(machine.getControllers(), aia ? Aplic.class : Plic.class);
		for (Vcpu vcpu : machine.getVcpus())
			hart(vcpu, aia);
		if (machine.getVcpus().stream().mapToInt(Vcpu::getVcpuId).distinct().count() < machine.getVcpus().size())
			problems.add(Problem.error(machine, "vcpu.same.number"));
		if (!aia && RiscvChips.plic(machine).isEmpty())
			problems.add(Problem.error(machine, "riscv.no.plic"));
		RiscvChips.plic(machine).ifPresent(this::plic);
		RiscvChips.aplic(machine).ifPresent(this::aplic);
		new RiscvWayRules(machine, problems).check();
	}

	private void hart(Vcpu vcpu, boolean aia) {
		if (!(vcpu instanceof RiscvVcpu))
			problems.add(Problem.error(vcpu, "riscv.no.hart", vcpu.getId()));
		place(vcpu.getControllers(), aia ? Imsic.class : Void.class);
		if (aia && RiscvChips.imsic(vcpu).isEmpty())
			problems.add(Problem.error(vcpu, "riscv.no.imsic", vcpu.getId()));
	}

	private void place(List<InterruptController> controllers, Class<?> wanted) {
		boolean seen = false;
		for (InterruptController controller : controllers) {
			if (!wanted.isInstance(controller))
				problems.add(Problem.error(controller, "riscv.place", controller.getId()));
			else if (seen)
				problems.add(Problem.error(controller, "controller.second", controller.getId()));
			seen |= wanted.isInstance(controller);
		}
	}

	private void plic(Plic plic) {
		Set<Integer> seen = new HashSet<>();
		for (PlicSource source : plic.getSources()) {
			if (!seen.add(source.getNumber()))
				problems.add(Problem.error(source, "riscv.same.source", source.getNumber()));
			if (plic.getContexts().stream().noneMatch(context -> context.getEnabled().contains(source.getNumber())))
				problems.add(Problem.warning(source, "riscv.source.off", source.getNumber()));
			if (source.getPriority() == 0)
				problems.add(Problem.warning(source, "riscv.priority", source.getNumber()));
		}
		for (PlicContext context : plic.getContexts())
			if (context.getNumber() >= 2 * machine.getVcpus().size())
				problems.add(Problem.error(context, "riscv.context", context.getNumber()));
	}

	private void aplic(Aplic aplic) {
		Set<Integer> seen = new HashSet<>();
		for (AplicSource source : aplic.getSources()) {
			if (!seen.add(source.getNumber()))
				problems.add(Problem.error(source, "riscv.same.source", source.getNumber()));
			if (source.getHart() >= machine.getVcpus().size() || source.getEiid() == 0)
				problems.add(Problem.warning(source, "riscv.target", source.getNumber()));
			else if (source.isEnabled() && RiscvChips.imsic(machine.getVcpus().get(source.getHart()))
					.filter(imsic -> !imsic.getEie().contains(source.getEiid())).isPresent())
				problems.add(Problem.warning(source, "riscv.identity.off", source.getNumber(), source.getEiid(),
						source.getHart()));
		}
	}
}
