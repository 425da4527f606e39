package org.irqscope.core.chip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.irqscope.model.Device;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** The part of a routing table that something uses, as the machine has it when this is made. */
public final class UsedLines {
	private final VirtualMachine machine;
	private final Destinations destinations;
	/** By GSI, ascending. */
	private final Map<Integer, List<RoutingEntry>> entries;
	private final SortedSet<Integer> driven = new TreeSet<>();
	/** Who goes through a long table asks for each GSI. */
	private final Set<Integer> drivenAtOnce;
	private Optional<List<Integer>> unused = Optional.empty();

	public UsedLines(VirtualMachine machine) {
		this.machine = machine;
		this.destinations = new Destinations(machine);
		this.entries = inOrder(machine);
		for (Irqfd irqfd : machine.getIrqfds())
			if (irqfd.getGsi() >= 0)
				driven.add(irqfd.getGsi());
		// On RISC-V the number of a line is that of a source of the chip, and no route is asked.
		if (!(machine instanceof RiscvMachine))
			driveLines();
		if (hasChips())
			Chips.SHARED.forEach(chip -> driven.addAll(chip.drives(machine)));
		this.drivenAtOnce = new HashSet<>(driven);
	}

	/** Nearly all tables are in order, and are then gone through once. */
	private static Map<Integer, List<RoutingEntry>> inOrder(VirtualMachine machine) {
		List<RoutingEntry> ordered = new ArrayList<>(machine.getIrqRouting().getEntries());
		Map<Integer, List<RoutingEntry>> entries = new LinkedHashMap<>(2 * ordered.size());
		ordered.sort(Comparator.comparingInt(RoutingEntry::getGsi));
		for (int first = 0, next; first < ordered.size(); first = next) {
			int gsi = ordered.get(first).getGsi();
			next = first + 1;
			while (next < ordered.size() && ordered.get(next).getGsi() == gsi)
				next++;
			entries.put(gsi, next == first + 1 ? List.of(ordered.get(first)) : ordered.subList(first, next));
		}
		return Collections.unmodifiableMap(entries);
	}

	private void driveLines() {
		for (Device device : machine.getDevices())
			if (device.getSignalling() == Signalling.IRQ_LINE && device.getGsi() >= 0)
				driven.add(device.getGsi());
		for (Stimulus stimulus : machine.getStimuli())
			if (stimulus instanceof IrqLineStimulus line)
				driven.add(line.getGsi());
	}

	/** The receivers of messages. */
	public Destinations destinations() {
		return destinations;
	}

	/** The GSIs that an irqfd, a device or a stimulus drives. */
	public SortedSet<Integer> driven() {
		return driven;
	}

	/** True for a GSI that an irqfd, a device or a stimulus drives. */
	public boolean isDriven(int gsi) {
		return drivenAtOnce.contains(gsi);
	}

	/** The entries of each GSI that has any, GSIs ascending, entries in the order of the table. */
	public Map<Integer, List<RoutingEntry>> table() {
		return entries;
	}

	/** All GSIs that have entries, ascending. */
	public Set<Integer> gsis() {
		return entries.keySet();
	}

	/** The other GSIs that have a message, ascending. */
	public List<Integer> unused() {
		if (unused.isEmpty())
			unused = Optional.of(entries.keySet().stream().filter(gsi -> !isDriven(gsi) && hasMessage(gsi))
					.toList());
		return unused.get();
	}

	private boolean hasMessage(int gsi) {
		for (RoutingEntry entry : entries(gsi))
			if (entry instanceof MsiRoute)
				return true;
		return false;
	}

	/** The entries of a GSI, in the order of the table. */
	public List<RoutingEntry> entries(int gsi) {
		return entries.getOrDefault(gsi, List.of());
	}

	/** The pins of a chip that a used GSI leads to, as the chip counts them. */
	public SortedSet<Integer> pins(Irqchip chip) {
		SortedSet<Integer> pins = new TreeSet<>();
		for (int gsi : driven)
			for (RoutingEntry entry : entries(gsi))
				if (entry instanceof IrqchipRoute route && route.getIrqchip() == chip)
					pins.add(route.getPin());
		return pins;
	}

	/** True when the chips that the processors share take part. */
	public boolean showsChips() {
		return machine instanceof RiscvMachine || hasChips();
	}

	/** True when the kernel has a PIC pair and an IOAPIC. */
	public boolean hasChips() {
		return X86Chips.irqchipMode(machine) == IrqchipMode.KERNEL && X86Chips.pics(machine).size() == 2
				&& X86Chips.optionalIoapic(machine).isPresent();
	}

	/** The redirection entry that a route to the IOAPIC leads to; nothing for a pin that the chip does not have. */
	public Optional<RedirectionEntry> entry(IrqchipRoute route) {
		List<RedirectionEntry> pins = X86Chips.ioapic(machine).getRedirtbl();
		return 0 <= route.getPin() && route.getPin() < pins.size() ? Optional.of(pins.get(route.getPin()))
				: Optional.empty();
	}
}
