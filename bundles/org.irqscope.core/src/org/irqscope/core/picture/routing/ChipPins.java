package org.irqscope.core.picture.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/**
 * {@code chip[][]} of the kernel's table: for each pin of each chip the GSI that leads to it, by which an EOI finds its
 * way back. For one thread.
 */
final class ChipPins {
	private static final int PIC_PINS = 8;
	private static final String NONE = "\u2013";
	private final VirtualMachine machine;
	private final UsedLines lines;
	private final Optional<String> active;
	private final Map<Irqchip, Map<Integer, Integer>> chips = new HashMap<>();

	ChipPins(VirtualMachine machine, UsedLines lines, Optional<String> active) {
		this.machine = machine;
		this.lines = lines;
		this.active = active;
		// The last entry wins, as in setup_routing_entry.
		for (RoutingEntry entry : machine.getIrqRouting().getEntries())
			if (entry instanceof IrqchipRoute route)
				chips.computeIfAbsent(route.getIrqchip(), any -> new HashMap<>()).put(route.getPin(), route.getGsi());
	}

	static String node(VirtualMachine machine, Irqchip chip) {
		return chip == Irqchip.IOAPIC ? X86Chips.ioapic(machine).getId()
				: X86Chips.pics(machine).get(chip.getValue()).getId();
	}

	/** The row of a pin, as the chip's own page names it. */
	static String row(int pin) {
		return "pin" + pin;
	}

	/** A node for each chip, none where user space has the chips. */
	List<Node> nodes() {
		if (!lines.hasChips())
			return List.of();
		List<Node> nodes = new ArrayList<>();
		for (Irqchip chip : List.of(Irqchip.PIC_MASTER, Irqchip.PIC_SLAVE, Irqchip.IOAPIC))
			nodes.add(chip(chip));
		return nodes;
	}

	private Node chip(Irqchip chip) {
		String id = node(machine, chip);
		Role role = chip == Irqchip.IOAPIC ? Role.IOAPIC : Role.PIC;
		int pins = chip == Irqchip.IOAPIC ? X86Chips.ioapic(machine).getRedirtbl().size() : PIC_PINS;
		List<Row> rows = new ArrayList<>();
		for (int pin = 0; pin < pins; pin++)
			rows.add(pin(chip, pin));
		String title = switch (chip) {
		case PIC_MASTER -> Texts.of("pic.master");
		case PIC_SLAVE -> Texts.of("pic.slave");
		case IOAPIC -> "IOAPIC";
		};
		return new Node(id, role, title, Texts.of("routing.chip", chip.getValue()), rows,
				active.filter(id::equals).isPresent());
	}

	private Row pin(Irqchip chip, int pin) {
		Optional<Integer> gsi = Optional.ofNullable(chips.getOrDefault(chip, Map.of()).get(pin));
		return new Row.Pin(row(pin), state(chip, pin), Texts.of("route.pin", pin),
				gsi.map(one -> "\u2190 GSI " + one).orElse(NONE), Mark.NONE);
	}

	private BitState state(Irqchip chip, int pin) {
		if (chip == Irqchip.IOAPIC) {
			RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(pin);
			return entry.isMask() ? BitState.MASKED : BitState.SET;
		}
		return (X86Chips.pics(machine).get(chip.getValue()).getImr() >> pin & 1) != 0 ? BitState.MASKED : BitState.SET;
	}
}
