package org.irqscope.model.rules;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.model.IrqRoutingTable;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Machines;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.Routing;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** The rules of a routing table: what {@code KVM_SET_GSI_ROUTING} refuses, and pins that two GSIs reach. */
final class RoutingRules {
	/** {@code KVM_IRQCHIP_NUM_PINS} of RISC-V, whose only chip has the number of another's master. */
	private static final int RISCV_PINS = 1024;
	private final VirtualMachine machine;
	private final List<Problem> problems;

	RoutingRules(VirtualMachine machine, List<Problem> problems) {
		this.machine = machine;
		this.problems = problems;
	}

	static void checkGsi(EObject where, int gsi, List<Problem> problems) {
		if (gsi < 0 || gsi >= Routing.MAX_ROUTES)
			problems.add(Problem.error(where, "gsi.range", gsi));
	}

	void check() {
		IrqRoutingTable table = machine.getIrqRouting();
		if (table == null) {
			problems.add(Problem.error(machine, "routing.missing"));
			return;
		}
		List<RoutingEntry> entries = table.getEntries();
		for (int at = 0; at < entries.size(); at++) {
			RoutingEntry entry = entries.get(at);
			checkGsi(entry, entry.getGsi(), problems);
			if (entry instanceof IrqchipRoute route)
				pin(route);
			for (RoutingEntry earlier : entries.subList(0, at))
				pair(entry, earlier);
		}
	}

	private void pin(IrqchipRoute route) {
		if (machine instanceof RiscvMachine) {
			if (route.getIrqchip() != Irqchip.PIC_MASTER || route.getPin() < 0 || route.getPin() >= RISCV_PINS
					|| RiscvChips.aplic(machine).isEmpty())
				problems.add(Problem.error(route, "route.source", route.getGsi(), route.getPin()));
			return;
		}
		int pins = route.getIrqchip() == Irqchip.IOAPIC ? Machines.IOAPIC_PINS : 8;
		if (route.getPin() < 0 || route.getPin() >= pins)
			problems.add(Problem.error(route, "route.pin", route.getGsi(), route.getPin(), route.getIrqchip()));
		if (X86Chips.irqchipMode(machine) != IrqchipMode.KERNEL)
			problems.add(Problem.error(route, "route.chip.in.user.space", route.getGsi(), route.getIrqchip()));
	}

	private void pair(RoutingEntry entry, RoutingEntry earlier) {
		boolean chips = entry instanceof IrqchipRoute && earlier instanceof IrqchipRoute;
		boolean sameChip = chips && ((IrqchipRoute) entry).getIrqchip() == ((IrqchipRoute) earlier).getIrqchip();
		if (entry.getGsi() == earlier.getGsi()) {
			if (!chips)
				problems.add(Problem.error(entry, "route.mixed", entry.getGsi()));
			else if (sameChip)
				problems.add(Problem.error(entry, "route.same.chip", entry.getGsi(),
						((IrqchipRoute) entry).getIrqchip()));
		} else if (sameChip && ((IrqchipRoute) entry).getPin() == ((IrqchipRoute) earlier).getPin())
			problems.add(Problem.warning(entry, "route.same.pin", ((IrqchipRoute) entry).getPin(),
					((IrqchipRoute) entry).getIrqchip(), earlier.getGsi(), entry.getGsi()));
	}
}
