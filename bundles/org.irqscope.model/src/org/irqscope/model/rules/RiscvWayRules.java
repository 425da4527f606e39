package org.irqscope.model.rules;

import java.util.List;
import java.util.Optional;

import org.irqscope.model.Aplic;
import org.irqscope.model.AplicSource;
import org.irqscope.model.Device;
import org.irqscope.model.Imsic;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvMachines;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Routing;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.Vcpu;

/** The rules of the ways to a guest of RISC-V: lines with a source, messages for a hart, and harts that listen. */
final class RiscvWayRules {
	/** The page of the first hart, and how far it is to the next. */
	private static final long FIRST_PAGE = 0x0800_0000L, PAGE = 0x1000;
	private static final int EXTERNAL = 9;
	private final RiscvMachine machine;
	private final List<Problem> problems;

	RiscvWayRules(RiscvMachine machine, List<Problem> problems) {
		this.machine = machine;
		this.problems = problems;
	}

	void check() {
		machine.getDevices().forEach(this::device);
		RiscvChips.aplic(machine).ifPresent(this::domain);
		for (Vcpu hart : machine.getVcpus()) {
			RiscvChips.imsic(hart).ifPresent(this::delivery);
			if (hart instanceof RiscvVcpu one && (one.getSie() >> EXTERNAL & 1) == 0)
				problems.add(Problem.warning(hart, "riscv.external.off", hart.getId()));
		}
		if (machine.getIrqRouting() != null)
			for (RoutingEntry entry : machine.getIrqRouting().getEntries())
				if (entry instanceof MsiRoute message)
					message(message);
		machine.getIrqfds().forEach(this::irqfd);
	}

	/** A line that no source is set up for raises nothing. */
	private void device(Device device) {
		int line = device.getGsi();
		boolean known = RiscvChips.plic(machine).stream().flatMap(plic -> plic.getSources().stream())
				.anyMatch(source -> source.getNumber() == line)
				|| RiscvChips.aplic(machine).flatMap(aplic -> RiscvChips.source(aplic, line)).isPresent();
		if (device.getSignalling() == Signalling.IRQ_LINE && line >= 0 && !known)
			problems.add(Problem.warning(device, "riscv.no.source", device.getId(), line));
	}

	private void domain(Aplic aplic) {
		if (!aplic.isDomainEnabled() && aplic.getSources().stream().anyMatch(AplicSource::isEnabled))
			problems.add(Problem.warning(aplic, "riscv.domain.off"));
	}

	private void delivery(Imsic file) {
		if (!file.isEidelivery() && !file.getEie().isEmpty())
			problems.add(Problem.warning(file, "riscv.delivery.off", file.getId()));
	}

	private void message(MsiRoute route) {
		if (machine.getIrqchip() == RiscvIrqchip.PLIC) {
			problems.add(Problem.error(route, "riscv.message.plic", route.getGsi()));
			return;
		}
		Optional<Imsic> file = hart(route.getAddress()).flatMap(RiscvChips::imsic);
		if (file.isEmpty() || route.getData() <= 0 || route.getData() > RiscvMachines.MOST_SOURCES)
			problems.add(Problem.warning(route, "riscv.message.nobody", route.getGsi(),
					Long.toHexString(route.getAddress()), route.getData()));
		else if (!file.get().getEie().contains(route.getData()))
			problems.add(Problem.warning(route, "riscv.message.off", route.getGsi(), route.getData(),
					file.get().getId()));
	}

	private Optional<Vcpu> hart(long address) {
		long page = (address - FIRST_PAGE) / PAGE;
		return address >= FIRST_PAGE && page < machine.getVcpus().size()
				? Optional.of(machine.getVcpus().get((int) page)) : Optional.empty();
	}

	/** An irqfd raises a source and never lowers it: an edge comes once. */
	private void irqfd(Irqfd irqfd) {
		if (machine.getIrqRouting() != null && Routing.entries(machine.getIrqRouting(), irqfd.getGsi()).stream()
				.anyMatch(IrqchipRoute.class::isInstance))
			problems.add(Problem.warning(irqfd, "riscv.irqfd.stays", irqfd.getId(), irqfd.getGsi()));
	}
}
