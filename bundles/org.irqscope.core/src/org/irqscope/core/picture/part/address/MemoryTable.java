package org.irqscope.core.picture.part.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.irqscope.core.access.AccessStep.Station;
import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.bus.MachineBuses;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable.Column;
import org.irqscope.core.picture.part.address.AddressAxis.Span;
import org.irqscope.core.picture.part.address.AddressBar.Look;
import org.irqscope.core.picture.part.address.MemoryRanges.Range;
import org.irqscope.core.picture.part.address.MemoryRanges.Resident;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;
import org.irqscope.text.CNumber;

/** Guest physical memory as lines: each slot and each hole, with what stands in it. For one thread. */
final class MemoryTable {
	/** The row that lines to the trap begin at. */
	static final String TRAPS = "traps";
	private static final int MOST = 24, NAMES = 2;
	private final VirtualMachine machine;
	private final List<Range> ranges;
	private final Optional<ShownAccess> access;
	private final boolean taken;

	/** @param access an access to memory; nothing where none is shown */
	MemoryTable(VirtualMachine machine, MachineBuses buses, Optional<ShownAccess> access) {
		this.machine = machine;
		this.ranges = new MemoryRanges(machine, buses).ranges();
		this.access = access;
		this.taken = access.flatMap(ShownAccess::way).filter(way -> way.end() == Station.MEMORY).isPresent();
	}

	List<Row> rows() {
		List<Range> shown = ranges.stream().limit(MOST).toList();
		List<Span> spans = new ArrayList<>();
		for (Range range : shown) {
			spans.add(range.span());
			range.residents().forEach(resident -> spans.add(resident.span()));
		}
		AddressTable table = new AddressTable(
				List.of(column("addresses"), column("slot"), column("size"), column("what")), spans,
				access.map(ShownAccess::span));
		shown.forEach(range -> table.add(line(range)));
		List<Row> rows = new ArrayList<>(table.rows());
		if (ranges.size() > shown.size())
			rows.add(new Row.Field("more", Texts.of("memory.more", ranges.size() - shown.size()), ""));
		boolean traps = access.flatMap(ShownAccess::way).isPresent() && !taken;
		rows.add(new Row.Field(TRAPS, Texts.of("memory.traps"), Texts.of("memory.to.trap"),
				traps ? Mark.CHANGED : Mark.NONE, "", ""));
		return rows;
	}

	private static Column column(String key) {
		return new Column(Texts.of("memory." + key + ".title"), "", Texts.of("memory." + key + ".tip"));
	}

	private AddressTable.Line line(Range range) {
		String addresses = CNumber.hex(range.span().first()) + "\u2013" + CNumber.hex(range.span().last());
		boolean here = access.filter(one -> range.span().contains(one.span().first())).isPresent();
		Entry slot = range.slot().map(one -> Entry.word(Texts.of("memory.slot", one.getSlot())))
				.orElseGet(() -> Entry.aside(Texts.of("memory.hole")));
		String size = Sizes.of(range.span().size());
		Entry what = range.slot().map(one -> Entry.word(flags(one))).orElseGet(() -> Entry.aside(names(range)));
		String row = range.slot().map(one -> AddressPlaces.row(machine, one)).orElse("");
		return new AddressTable.Line(row, here && taken ? Mark.CHANGED : Mark.NONE, OptionalInt.empty(), false,
				List.of(Entry.value(addresses), slot, range.slot().isPresent() ? Entry.word(size) : Entry.aside(size),
						what),
				bars(range, addresses));
	}

	private static String flags(MemorySlot slot) {
		List<String> flags = new ArrayList<>();
		if ((slot.getFlags() & MemorySlots.READONLY) != 0)
			flags.add(Texts.of("memory.read.only"));
		if ((slot.getFlags() & MemorySlots.LOG_DIRTY_PAGES) != 0)
			flags.add(Texts.of("memory.dirty.log"));
		return flags.isEmpty() ? Texts.of("memory.plain") : String.join(", ", flags);
	}

	private static String names(Range range) {
		String names = range.residents().stream().limit(NAMES).map(Resident::name).collect(Collectors.joining(", "));
		int more = range.residents().size() - NAMES;
		return more > 0 ? Texts.of("memory.residents", names, more) : names;
	}

	private List<AddressBar> bars(Range range, String addresses) {
		List<AddressBar> bars = new ArrayList<>();
		for (Resident resident : range.residents())
			bars.add(new AddressBar(resident.span(), Look.SOLID, Texts.of("memory.bar.resident", resident.name(),
					CNumber.hex(resident.span().first()))));
		bars.add(range.slot().map(slot -> new AddressBar(range.span(),
				(slot.getFlags() & MemorySlots.READONLY) != 0 ? Look.FRAMED : Look.SOLID,
				Texts.of("memory.bar.slot", slot.getSlot(), addresses, CNumber.hex(slot.getUserspaceAddr()))))
				.orElseGet(() -> new AddressBar(range.span(), Look.DASHED, Texts.of("memory.bar.hole", addresses))));
		for (Range other : ranges)
			if (other != range && other.slot().isPresent() && range.slot().isPresent()
					&& range.span().contains(other.span().first()))
				bars.add(new AddressBar(new Span(other.span().first(), other.span().first()), Look.OVERLAP,
						Texts.of("memory.bar.overlap", other.slot().get().getSlot())));
		return bars;
	}
}
