package org.irqscope.core.picture;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import org.irqscope.model.Device;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.IrqRoutingTable;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** The part of a routing table that something uses: a picture shows these GSIs and not all of them. */
final class UsedLines {
	private final VirtualMachine machine;

	UsedLines(VirtualMachine machine) {
		this.machine = machine;
	}

	/** The GSIs that an irqfd, a device or a stimulus drives, and those with a message. */
	SortedSet<Integer> gsis() {
		SortedSet<Integer> gsis = new TreeSet<>();
		for (Irqfd irqfd : machine.getIrqfds())
			if (irqfd.getGsi() >= 0)
				gsis.add(irqfd.getGsi());
		for (Device device : machine.getDevices())
			if (device.getSignalling() == Signalling.IRQ_LINE && device.getGsi() >= 0)
				gsis.add(device.getGsi());
		for (Stimulus stimulus : machine.getStimuli())
			if (stimulus instanceof IrqLineStimulus line)
				gsis.add(line.getGsi());
		for (RoutingEntry entry : table().getEntries())
			if (entry instanceof MsiRoute)
				gsis.add(entry.getGsi());
		return gsis;
	}

	private IrqRoutingTable table() {
		return machine.getIrqRouting();
	}

	/** The entries of a GSI. */
	List<RoutingEntry> entries(int gsi) {
		return Routing.entries(table(), gsi);
	}

	/** The pins of a chip that a used GSI leads to, as the chip counts them. */
	SortedSet<Integer> pins(Irqchip chip) {
		SortedSet<Integer> pins = new TreeSet<>();
		for (int gsi : gsis())
			for (RoutingEntry entry : entries(gsi))
				if (entry instanceof IrqchipRoute route && route.getIrqchip() == chip)
					pins.add(route.getPin());
		return pins;
	}

	/** True when the kernel has a PIC pair and an IOAPIC. */
	static boolean hasChips(VirtualMachine machine) {
		return machine.getIrqchipMode() == IrqchipMode.KERNEL && X86Chips.pics(machine).size() == 2
				&& X86Chips.optionalIoapic(machine).isPresent();
	}

	/** The redirection entry that a route to the IOAPIC leads to; nothing for a pin that the chip does not have. */
	static Optional<RedirectionEntry> entry(VirtualMachine machine, IrqchipRoute route) {
		List<RedirectionEntry> entries = X86Chips.ioapic(machine).getRedirtbl();
		return 0 <= route.getPin() && route.getPin() < entries.size() ? Optional.of(entries.get(route.getPin()))
				: Optional.empty();
	}
}
