package org.irqscope.core.picture.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.EntryText;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.core.way.Obstruction;
import org.irqscope.model.DeliveryMode;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** Entries in columns: to which pin, or which message, decoded and raw. For one thread. */
final class RouteTable {
	private static final int LEVEL = 0x8000, LOGICAL = 4, HINT = 8, ADDRESS = 8, DATA = 4;
	/** How many columns say what a pin makes of it, and what is in a message besides. */
	private static final int PINNED = 5, RAW = 3;
	private final VirtualMachine machine;
	private final List<RouteLine> lines;
	private final Optional<Integer> lookedUp;
	private final boolean sampled;
	/** Nobody looks for parts of messages where there is none. */
	private final boolean messages;

	/**
	 * A table.
	 *
	 * @param lookedUp the GSI that the hop looks up
	 * @param sampled false where nobody knows what the chips hold
	 */
	RouteTable(VirtualMachine machine, List<RouteLine> lines, Optional<Integer> lookedUp, boolean sampled) {
		this.machine = machine;
		this.messages = lines.stream().anyMatch(line -> line.entry() instanceof MsiRoute);
		this.lines = lines;
		this.lookedUp = lookedUp;
		this.sampled = sampled;
	}

	/** The heading, then a row for each entry. */
	List<Row> rows() {
		List<PageTable.Column> columns = new ArrayList<>(List.of(column("gsi", "0000"), column("driver", ""),
				column("to", ""), column("vector", "255 (0xff)"), column("dest", "255"), column("by", ""),
				column("delivery", "LowPrio"), column("trigger", "")));
		if (messages)
			columns.addAll(List.of(column("hint", ""), column("address", ""), column("data", "")));
		columns.add(column("state", ""));
		PageTable table = new PageTable(columns);
		for (RouteLine line : lines)
			table.line(line.row(), lookedUp.filter(gsi -> gsi == line.gsi()).isPresent() ? Mark.CHANGED : Mark.NONE,
					entries(line), line.way().obstruction().filter(found -> sampled).map(Obstruction::text));
		return table.rows();
	}

	private static PageTable.Column column(String key, String room) {
		return new PageTable.Column(Texts.of("route." + key + ".title"), room, Texts.of("route." + key + ".tip"));
	}

	private List<Entry> entries(RouteLine line) {
		List<Entry> entries = new ArrayList<>(List.of(Entry.value(Integer.toString(line.gsi())),
				Entry.word(line.driver()), Entry.word(EntryText.type(line.entry()) + pin(line))));
		entries.addAll(line.entry() instanceof MsiRoute msi ? message(msi) : pinned(line));
		entries.add(state(line));
		return entries;
	}

	private static String pin(RouteLine line) {
		return line.entry() instanceof IrqchipRoute route ? " " + Texts.of("route.pin", route.getPin()) : "";
	}

	/** What the message says, then its two numbers. */
	private static List<Entry> message(MsiRoute msi) {
		DeliveryMode mode = DeliveryMode.get(msi.getData() >> 8 & 7);
		boolean logical = (msi.getAddress() & LOGICAL) != 0;
		return List.of(Entry.value(Vectors.name(msi.getData() & 0xff)), Entry.value(EntryText.destination(msi)),
				Entry.value(logical ? DestinationMode.LOGICAL.getLiteral() : DestinationMode.PHYSICAL.getLiteral()),
				Entry.value(mode == null ? "?" : mode.getLiteral()),
				Entry.bits((msi.getData() & LEVEL) != 0 ? BitState.LEVEL : BitState.EDGE),
				Entry.bits((msi.getAddress() & HINT) != 0 ? BitState.SET : BitState.CLEAR),
				Entry.quiet(hex(msi.getAddress(), ADDRESS)), Entry.quiet(hex(msi.getData() & 0xffff_ffffL, DATA)));
	}

	/** At least so many digits; a format would take as long as all the rest of the line. */
	private static String hex(long value, int digits) {
		String written = Long.toHexString(value);
		return "0x" + "0".repeat(Math.max(0, digits - written.length())) + written;
	}

	/** What the pin makes of it is the chip's to say. */
	private List<Entry> pinned(RouteLine line) {
		if (!sampled)
			return Collections.nCopies(messages ? PINNED + RAW : PINNED, Entry.quiet(""));
		Optional<RedirectionEntry> pin = line.entry() instanceof IrqchipRoute route
				&& route.getIrqchip() == Irqchip.IOAPIC && line.way().vector().isPresent()
						? Optional.of(X86Chips.ioapic(machine).getRedirtbl().get(route.getPin()))
						: Optional.empty();
		String vector = line.way().vector().isPresent() ? Vectors.name(line.way().vector().getAsInt()) : "";
		List<Entry> entries = new ArrayList<>(List.of(Entry.quiet(vector),
				Entry.quiet(pin.map(one -> Integer.toString(one.getDestId())).orElse("")),
				Entry.quiet(pin.map(one -> one.getDestMode().getLiteral()).orElse("")),
				Entry.quiet(pin.map(one -> one.getDeliveryMode().getLiteral())
						.orElse(line.way().fromPic() ? DeliveryMode.EXT_INT.getLiteral() : "")),
				line.way().vector().isEmpty() ? Entry.quiet("")
						: Entry.bits(line.way().level() ? BitState.LEVEL : BitState.EDGE)));
		if (messages)
			entries.addAll(Collections.nCopies(RAW, Entry.quiet("")));
		return entries;
	}

	private Entry state(RouteLine line) {
		if (!sampled)
			return Entry.quiet(Entry.word(BitState.UNKNOWN));
		return line.way().obstruction()
				.map(found -> Entry.bit(BitState.MASKED, found.brief()))
				.orElseGet(() -> Entry.bit(BitState.SET, Texts.of("ways.open")));
	}
}
