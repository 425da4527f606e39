package org.irqscope.core.way;

import static org.irqscope.core.fate.DeliveryObstacle.EXTINT_NOT_THROUGH_LINT0;
import static org.irqscope.core.fate.DeliveryObstacle.MASKED_IMR;
import static org.irqscope.core.fate.DeliveryObstacle.MASKED_RTE;
import static org.irqscope.core.fate.DeliveryObstacle.NO_ROUTE;
import static org.irqscope.core.fate.DeliveryObstacle.REMOTE_IRR;
import static org.irqscope.core.fate.DeliveryObstacle.ROUTE_INACTIVE;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.chip.UsedLines;
import org.irqscope.model.HvSintRoute;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.KpicState;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/**
 * In which vectors of which vCPUs the GSIs of a machine end, and what stops them on the way, as the machine is when
 * this is made. For the thread that owns the document.
 */
public final class Ways {
	private static final int CASCADE = 2, PINS = 8, LEVEL = 0x8000;
	/** {@code KVM_IRQ_ROUTING_HV_SINT} and {@code KVM_IRQ_ROUTING_XEN_EVTCHN}. */
	private static final int HV_SINT = 4, XEN_EVTCHN = 5;
	private final VirtualMachine machine;
	private final UsedLines lines;
	private final Receivers receivers;

	public Ways(VirtualMachine machine, UsedLines lines) {
		this.machine = machine;
		this.lines = lines;
		this.receivers = new Receivers(machine);
	}

	/** The ways of a GSI: one for each of its entries, or one that goes nowhere. */
	public List<InterruptWay> of(int gsi) {
		List<RoutingEntry> entries = lines.entries(gsi);
		return entries.isEmpty()
				? List.of(nowhere(gsi, Optional.empty(), Obstruction.at("GSI " + gsi, NO_ROUTE, gsi)))
				: entries.stream().map(this::of).toList();
	}

	/** The way behind an entry. */
	public InterruptWay of(RoutingEntry entry) {
		if (entry instanceof MsiRoute msi)
			return message(msi);
		if (entry instanceof IrqchipRoute route && lines.hasChips())
			return route.getIrqchip() == Irqchip.IOAPIC ? ioapic(route) : pic(route);
		int type = entry instanceof IrqchipRoute ? 1 : entry instanceof HvSintRoute ? HV_SINT : XEN_EVTCHN;
		return nowhere(entry.getGsi(), Optional.of(entry),
				Obstruction.at("GSI " + entry.getGsi(), ROUTE_INACTIVE, entry.getGsi(), type));
	}

	private static InterruptWay nowhere(int gsi, Optional<RoutingEntry> entry, Obstruction obstruction) {
		return new InterruptWay(gsi, entry, OptionalInt.empty(), List.of(), false, false, Optional.of(obstruction));
	}

	private InterruptWay message(MsiRoute msi) {
		int vector = msi.getData() & 0xff;
		List<Vcpu> vcpus = lines.destinations().of(msi);
		return new InterruptWay(msi.getGsi(), Optional.of(msi), OptionalInt.of(vector), vcpus, false,
				(msi.getData() & LEVEL) != 0, receivers.obstruction(vcpus, vector));
	}

	private InterruptWay ioapic(IrqchipRoute route) {
		Optional<RedirectionEntry> pin = lines.entry(route);
		if (pin.isEmpty())
			return nowhere(route.getGsi(), Optional.of(route),
					Obstruction.at("IOAPIC", ROUTE_INACTIVE, route.getGsi(), 1));
		RedirectionEntry entry = pin.get();
		boolean level = entry.getTrigMode() == TriggerMode.LEVEL;
		List<Vcpu> vcpus = lines.destinations().of(entry);
		Optional<Obstruction> obstruction = entry.isMask()
				? Optional.of(Obstruction.at("IOAPIC", MASKED_RTE, route.getPin()))
				: level && entry.isRemoteIrr() ? Optional.of(Obstruction.at("IOAPIC", REMOTE_IRR, route.getPin()))
						: receivers.obstruction(vcpus, entry.getVector());
		return new InterruptWay(route.getGsi(), Optional.of(route), OptionalInt.of(entry.getVector()), vcpus, false,
				level, obstruction);
	}

	private InterruptWay pic(IrqchipRoute route) {
		int chip = route.getIrqchip().getValue();
		KpicState pic = X86Chips.pics(machine).get(chip);
		List<Vcpu> takers = lines.destinations().ofPic();
		return new InterruptWay(route.getGsi(), Optional.of(route),
				OptionalInt.of(pic.getIrqBase() + route.getPin() & 0xff), takers, true,
				(pic.getElcr() >> route.getPin() & 1) != 0,
				masked(chip, route.getPin()).or(() -> takers.isEmpty()
						? Optional.of(Obstruction.at("LINT0", EXTINT_NOT_THROUGH_LINT0, route.getPin()))
						: receivers.taking(takers.get(0))));
	}

	/** What comes from the slave passes the master's input 2. */
	private Optional<Obstruction> masked(int chip, int pin) {
		KpicState master = X86Chips.pics(machine).get(0);
		if ((X86Chips.pics(machine).get(chip).getImr() >> pin & 1) != 0)
			return Optional.of(Obstruction.at("PIC", MASKED_IMR, chip * PINS + pin));
		return chip == 1 && (master.getImr() >> CASCADE & 1) != 0
				? Optional.of(Obstruction.at("PIC", MASKED_IMR, CASCADE))
				: Optional.empty();
	}
}
