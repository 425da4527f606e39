package org.irqscope.core.picture.machine;

import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.riscv.AplicChip;
import org.irqscope.core.chip.riscv.ImsicChip;
import org.irqscope.core.chip.riscv.PlicChip;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Link;
import org.irqscope.scene.Side;

/** Where lines of a machine of RISC-V lead: to sources of its PLIC or APLIC, and to interrupt files. */
final class RiscvLinks {
	private static final int PAGE_SHIFT = 12;

	private RiscvLinks() {
	}

	/** Where a line reaches the chip; nothing in other machines and for lines that it has not. */
	static Optional<Link.Port> input(VirtualMachine machine, int line) {
		Optional<Link.Port> plic = RiscvChips.plic(machine)
				.filter(chip -> chip.getSources().stream().anyMatch(source -> source.getNumber() == line))
				.map(chip -> Links.left(chip.getId(), PlicChip.row(line)));
		return plic.or(() -> RiscvChips.aplic(machine).filter(chip -> RiscvChips.source(chip, line).isPresent())
				.map(chip -> Links.left(chip.getId(), AplicChip.row(line))));
	}

	/** Where a routing entry leads. */
	static Optional<Link.Port> entry(VirtualMachine machine, RoutingEntry entry) {
		if (entry instanceof IrqchipRoute route)
			return input(machine, route.getPin());
		return entry instanceof MsiRoute msi ? hart(machine, msi).flatMap(RiscvChips::imsic)
				.map(imsic -> Links.left(imsic.getId(), ImsicChip.PENDING)) : Optional.empty();
	}

	/** The hart whose page a message is written to. */
	static Optional<Vcpu> hart(VirtualMachine machine, MsiRoute msi) {
		long page = msi.getAddress() - Kvmtool.IRQCHIP >>> PAGE_SHIFT;
		return page < machine.getVcpus().size() ? Optional.of(machine.getVcpus().get((int) page)) : Optional.empty();
	}

	/** Where a handler says that it is done: always at a PLIC, at an APLIC for what is level-triggered. */
	static Optional<Link.Port> completion(VirtualMachine machine, boolean level) {
		Optional<String> chip = RiscvChips.plic(machine).map(plic -> plic.getId())
				.or(() -> RiscvChips.aplic(machine).filter(aplic -> level).map(aplic -> aplic.getId()));
		return chip.map(id -> new Link.Port(id, "", Side.BOTTOM));
	}

	static String completionLabel(VirtualMachine machine) {
		return Texts.of(RiscvChips.plic(machine).isPresent() ? "link.complete" : "link.setipnum");
	}
}
