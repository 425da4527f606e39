package org.irqscope.core.edit;

import static org.irqscope.model.ModelPackage.Literals.IRQCHIP_ROUTE__IRQCHIP;
import static org.irqscope.model.ModelPackage.Literals.IRQCHIP_ROUTE__PIN;
import static org.irqscope.model.ModelPackage.Literals.ROUTING_ENTRY__GSI;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.model.IrqRoutingTable;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Machines;
import org.irqscope.model.Routing;
import org.irqscope.model.RoutingEntry;

/** Which entries can stand in a routing table: the rules of {@code setup_routing_entry}. Reads the model only. */
final class RouteRules {

	private RouteRules() {
	}

	/** A GSI leads to one pin of a chip at most, and a message stands alone. */
	static boolean isFree(IrqRoutingTable table, int gsi, Irqchip chip) {
		return Routing.entries(table, gsi).stream()
				.allMatch(entry -> entry instanceof IrqchipRoute route && route.getIrqchip() != chip);
	}

	/** How many pins a chip has. */
	static int pins(Irqchip chip) {
		return chip == Irqchip.IOAPIC ? Machines.IOAPIC_PINS : Irqchips.PIC_PINS;
	}

	/** Why an entry cannot have a value; nothing when it can. */
	static Optional<String> refusal(RoutingEntry entry, EStructuralFeature feature, Object value) {
		if (feature == ROUTING_ENTRY__GSI)
			return company(entry, (Integer) value,
					entry instanceof IrqchipRoute route ? Optional.of(route.getIrqchip()) : Optional.empty());
		if (feature == IRQCHIP_ROUTE__IRQCHIP && entry instanceof IrqchipRoute route)
			return pin((Irqchip) value, route.getPin())
					.or(() -> company(entry, entry.getGsi(), Optional.of((Irqchip) value)));
		return feature == IRQCHIP_ROUTE__PIN && entry instanceof IrqchipRoute route
				? pin(route.getIrqchip(), (Integer) value) : Optional.empty();
	}

	private static Optional<String> pin(Irqchip chip, int pin) {
		return Settings.refuse(pin < 0 || pin >= pins(chip), "limit.pin", chip, pins(chip) - 1, pin);
	}

	private static Optional<String> company(RoutingEntry entry, int gsi, Optional<Irqchip> chip) {
		List<RoutingEntry> others = Routing.entries((IrqRoutingTable) entry.eContainer(), gsi).stream()
				.filter(other -> other != entry).toList();
		if (others.isEmpty())
			return Optional.empty();
		boolean mixed = chip.isEmpty() || !others.stream().allMatch(IrqchipRoute.class::isInstance);
		if (mixed)
			return Settings.refuse(true, "limit.route.mixed", gsi);
		return Settings.refuse(others.stream().anyMatch(other -> ((IrqchipRoute) other).getIrqchip() == chip.get()),
				"limit.route.same.chip", gsi, chip.get());
	}
}
