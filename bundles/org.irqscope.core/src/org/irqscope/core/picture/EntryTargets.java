package org.irqscope.core.picture;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.KpicState;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Role;

/** The chips that a routing entry leads to. */
final class EntryTargets {
	private static final int MOST_CPUS = 4;

	private EntryTargets() {
	}

	/**
	 * A chip at the end of an entry.
	 *
	 * @param armed false while the chip masks the line
	 */
	record Target(String node, Role role, String title, boolean armed) {
	}

	static List<Target> of(VirtualMachine machine, UsedLines lines, RoutingEntry entry) {
		if (entry instanceof MsiRoute msi)
			return lines.destinations().of(msi).stream().limit(MOST_CPUS).map(EntryTargets::lapic).toList();
		if (!(entry instanceof IrqchipRoute route) || !lines.hasChips())
			return List.of();
		return List.of(route.getIrqchip() == Irqchip.IOAPIC ? ioapic(machine, lines, route) : pic(machine, route));
	}

	private static Target lapic(Vcpu vcpu) {
		return new Target(X86Chips.lapic(vcpu).getId(), Role.LAPIC, Texts.of("node.lapic.title", vcpu.getVcpuId()),
				true);
	}

	private static Target ioapic(VirtualMachine machine, UsedLines lines, IrqchipRoute route) {
		Optional<RedirectionEntry> entry = lines.entry(route);
		return new Target(X86Chips.ioapic(machine).getId(), Role.IOAPIC, "IOAPIC",
				entry.filter(one -> !one.isMask()).isPresent());
	}

	private static Target pic(VirtualMachine machine, IrqchipRoute route) {
		KpicState pic = X86Chips.pics(machine).get(route.getIrqchip().getValue());
		return new Target(pic.getId(), Role.PIC, EntryText.type(route), (pic.getImr() >> route.getPin() & 1) == 0);
	}
}
