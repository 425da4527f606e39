package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

import org.irqscope.core.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.pic.PicFields;
import org.irqscope.model.Irqchip;
import org.irqscope.model.KpicState;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Role;
import org.irqscope.scene.Row;

/** The nodes of the PIC pair and the IOAPIC. */
final class ChipNodes {
	private static final int CASCADE = 2;
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<String> active;
	private final UsedLines lines;

	ChipNodes(VirtualMachine machine, UsedLines lines, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.active = active;
		this.lines = lines;
	}

	private boolean isActive(String node) {
		return active.filter(node::equals).isPresent();
	}

	/** One i8259: its four registers bit by bit, the inputs in use, and the line to the processor. */
	Node pic(int chip) {
		KpicState pic = X86Chips.pics(machine).get(chip);
		List<Row> rows = new ArrayList<>();
		rows.add(new Row.BitTable("", 8, List.of(
				bits(chip, PicFields.IRR, pic.getIrr(), BitState.PENDING, BitState.CLEAR),
				bits(chip, PicFields.ISR, pic.getIsr(), BitState.IN_SERVICE, BitState.CLEAR),
				bits(chip, PicFields.IMR, pic.getImr(), BitState.MASKED, BitState.CLEAR),
				bits(chip, PicFields.ELCR, pic.getElcr(), BitState.LEVEL, BitState.EDGE))));
		SortedSet<Integer> pins = lines.pins(chip == 0 ? Irqchip.PIC_MASTER : Irqchip.PIC_SLAVE);
		if (chip == 0)
			pins.remove(CASCADE);
		for (int pin : pins)
			rows.add(input(chip, pic, pin));
		if (chip == 0)
			rows.add(Row.Pin.either("output", pic.isOutput() ? BitState.SET : BitState.CLEAR, "INTR",
					line(pic.isOutput()),
					line(!pic.isOutput()), highlights.mark(PicFields.OUTPUT, 0)));
		String title = Texts.of(chip == 0 ? "node.pic.master" : "node.pic.slave");
		return new Node(pic.getId(), Role.PIC, title, Texts.of("node.pic.base", Vectors.name(pic.getIrqBase())), rows,
				isActive(pic.getId()));
	}

	private Row.BitLine bits(int chip, FieldName field, int value, BitState set, BitState clear) {
		return new Row.BitLine(field.name(), value, set, clear, highlights.changedBits(field, chip),
				highlights.recentBits(field, chip));
	}

	private Row input(int chip, KpicState pic, int pin) {
		boolean high = (pic.getLastIrr() >> pin & 1) != 0;
		boolean masked = (pic.getImr() >> pin & 1) != 0;
		boolean level = (pic.getElcr() >> pin & 1) != 0;
		Mark mark = highlights.mark(PicFields.IRQ_STATES.at(pin), chip);
		boolean changed = (highlights.changedBits(PicFields.LAST_IRR, chip) >> pin & 1) != 0;
		return new Row.Pin("pin" + pin, masked ? BitState.MASKED : level ? BitState.LEVEL : BitState.EDGE, "IR" + pin,
				masked ? Texts.of("node.masked", line(high)) : line(high), mark, changed ? line(!high) : "",
				Row.changed(line(false), line(true)));
	}

	private static String line(boolean high) {
		return Texts.of(high ? "node.line.high" : "node.line.low");
	}

	/** The IOAPIC: the redirection entries that are used or not masked. */
	Node ioapic() {
		List<Row> rows = new ArrayList<>();
		SortedSet<Integer> pins = lines.pins(Irqchip.IOAPIC);
		for (int pin = 0; pin < X86Chips.ioapic(machine).getRedirtbl().size(); pin++)
			if (pins.contains(pin) || !X86Chips.ioapic(machine).getRedirtbl().get(pin).isMask())
				rows.add(pin(pin, X86Chips.ioapic(machine).getRedirtbl().get(pin)));
		rows.add(0, new Row.BitTable("", 24, List.of(new Row.BitLine(IoapicFields.IRR.name(),
				X86Chips.ioapic(machine).getIrr(), BitState.PENDING, BitState.CLEAR,
				highlights.changedBits(IoapicFields.IRR, 0),
				highlights.recentBits(IoapicFields.IRR, 0)))));
		String id = X86Chips.ioapic(machine).getId();
		return new Node(id, Role.IOAPIC, "IOAPIC",
				Texts.of("node.ioapic", Long.toHexString(X86Chips.ioapic(machine).getBaseAddress()),
						X86Chips.ioapic(machine).getIoapicId()),
				rows, isActive(id));
	}

	private Row pin(int pin, RedirectionEntry entry) {
		boolean level = entry.getTrigMode() == TriggerMode.LEVEL;
		BitState state = entry.isMask() ? BitState.MASKED : level ? BitState.LEVEL : BitState.EDGE;
		StringBuilder value = new StringBuilder(Vectors.name(entry.getVector())).append(" \u2192 ")
				.append(entry.getDestId()).append("  ").append(entry.getDeliveryMode()).append(' ')
				.append(entry.getTrigMode());
		if (entry.isMask())
			value.append(' ').append(Texts.of("node.rte.masked"));
		if (entry.isRemoteIrr())
			value.append(' ').append(Texts.of("node.rte.remote.irr"));
		return new Row.Pin("pin" + pin, state, Texts.of("node.pin", pin), value.toString(),
				highlights.mark(IoapicFields.REDIRTBL.at(pin), 0), "",
				level ? value + " " + Texts.of("node.rte.remote.irr") : "");
	}
}
