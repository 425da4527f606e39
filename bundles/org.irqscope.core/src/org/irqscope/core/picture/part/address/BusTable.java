package org.irqscope.core.picture.part.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.bus.BusRange;
import org.irqscope.core.bus.BusRange.Handler;
import org.irqscope.core.bus.MachineBuses;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable.Column;
import org.irqscope.core.picture.part.address.AddressAxis.Span;
import org.irqscope.core.picture.part.address.AddressBar.Look;
import org.irqscope.core.picture.part.address.ShownAccess.Turn;
import org.irqscope.model.BusKind;
import org.irqscope.model.Ioeventfd;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;
import org.irqscope.text.CNumber;

/** The ranges of one bus, in the order in which the kernel asks, and where they lie. For one thread. */
final class BusTable {
	/** More lines than this nobody reads; what an access asks is shown in any case. */
	private static final int MOST = 24;
	private final BusKind kind;
	private final MachineBuses buses;
	private final Optional<ShownAccess> access;
	private final List<BusRange> ranges;

	BusTable(BusKind kind, MachineBuses buses, Optional<ShownAccess> access) {
		this.kind = kind;
		this.buses = buses;
		this.access = access.filter(one -> one.concerns(kind));
		this.ranges = shown(buses.ranges(kind));
	}

	private List<BusRange> shown(List<BusRange> all) {
		List<BusRange> shown = new ArrayList<>();
		for (BusRange range : all)
			if (shown.size() < MOST || access.flatMap(one -> one.turn(range)).isPresent())
				shown.add(range);
		return shown;
	}

	/** The ranges that have lines. */
	List<BusRange> ranges() {
		return ranges;
	}

	/** The row of a range, which lines lead from. */
	String row(BusRange range) {
		String known = AddressPlaces.row(range);
		return known.isEmpty() ? range.name() : known;
	}

	List<Row> rows() {
		List<BusRange> lines = lines();
		if (lines.isEmpty())
			return List.of();
		AddressTable table = new AddressTable(columns(), lines.stream().map(BusTable::span).toList(),
				access.map(ShownAccess::span));
		lines.forEach(range -> table.add(line(range)));
		List<Row> rows = new ArrayList<>(table.rows());
		int more = buses.ranges(kind).size() + buses.others(kind).size() - lines.size();
		if (more > 0)
			rows.add(new Row.Field("more", Texts.of("bus.more", more), ""));
		return rows;
	}

	/** What nobody emulates stands among the others by its address. */
	private List<BusRange> lines() {
		List<BusRange> lines = new ArrayList<>(ranges);
		for (BusRange other : buses.others(kind).stream().limit(MOST).toList()) {
			int at = 0;
			while (at < lines.size() && Long.compareUnsigned(lines.get(at).address(), other.address()) <= 0)
				at++;
			lines.add(at, other);
		}
		return lines;
	}

	private boolean isAsked() {
		return access.filter(one -> one.way().isPresent() && one.turns().containsKey(kind)).isPresent();
	}

	private List<Column> columns() {
		List<Column> columns = new ArrayList<>(
				List.of(column("addresses", ""), column("device", ""), column(isAsked() ? "answer" : "takes", "")));
		if (ranges.stream().anyMatch(range -> rivals(range).size() > 1))
			columns.add(column("order", ""));
		return columns;
	}

	/** The ranges that have an address in common with one, and itself. */
	private List<BusRange> rivals(BusRange range) {
		return buses.ranges(kind).stream().filter(range::overlaps).toList();
	}

	private static Column column(String key, String room) {
		return new Column(Texts.of("bus." + key + ".title"), room, Texts.of("bus." + key + ".tip"));
	}

	private static Span span(BusRange range) {
		return new Span(range.address(), range.last());
	}

	private AddressTable.Line line(BusRange range) {
		Optional<Turn> turn = access.flatMap(one -> one.turn(range));
		boolean took = turn.filter(Turn::took).isPresent();
		List<Entry> entries = new ArrayList<>(List.of(Entry.value(range.addresses()), device(range),
				turn.filter(one -> !one.text().isEmpty()).map(one -> Entry.word(one.text()).changed(took))
						.orElseGet(() -> takes(range))));
		if (columns().size() > entries.size())
			entries.add(order(range));
		return new AddressTable.Line(row(range), turn.isPresent() && isAsked() && took ? Mark.CHANGED : Mark.NONE,
				turn.map(one -> OptionalInt.of(one.number())).orElse(OptionalInt.empty()), took, entries, bars(range));
	}

	private Entry order(BusRange range) {
		List<BusRange> rivals = rivals(range);
		return rivals.size() < 2 ? Entry.aside("")
				: Entry.word(Texts.of("bus.order", rivals.indexOf(range) + 1, rivals.size()));
	}

	private static Entry device(BusRange range) {
		return range.handler() == Handler.OTHER ? Entry.aside(range.title()) : Entry.word(range.title());
	}

	private static Entry takes(BusRange range) {
		return switch (range.handler()) {
		case IOEVENTFD -> Entry.word(takes(range.ioeventfd().orElseThrow()));
		case ZONE -> Entry.word(Texts.of("takes.zone"));
		case OTHER -> Entry.aside(Texts.of("takes.nobody"));
		default -> Entry.aside(Texts.of("takes.all"));
		};
	}

	private static String takes(Ioeventfd ioeventfd) {
		if (ioeventfd.getLength() == 0)
			return Texts.of("takes.any.length");
		return ioeventfd.isWildcard() ? Texts.of("takes.any.value", ioeventfd.getLength())
				: Texts.of("takes.value", ioeventfd.getLength(), CNumber.hex(ioeventfd.getDatamatch()));
	}

	private List<AddressBar> bars(BusRange range) {
		List<AddressBar> bars = new ArrayList<>();
		Look look = switch (range.handler()) {
		case IOEVENTFD -> Look.NOTCH;
		case ZONE -> Look.FRAMED;
		case OTHER -> Look.DASHED;
		default -> Look.SOLID;
		};
		for (BusRange other : ranges)
			if (other != range && range.overlaps(other))
				bars.add(overlap(range, other));
		bars.add(new AddressBar(span(range), look, Texts.of("bar." + look.name().toLowerCase(Locale.ROOT),
				range.title(), range.addresses())));
		return bars;
	}

	private AddressBar overlap(BusRange range, BusRange other) {
		long first = Long.compareUnsigned(range.address(), other.address()) > 0 ? range.address() : other.address();
		long last = Long.compareUnsigned(range.last(), other.last()) < 0 ? range.last() : other.last();
		boolean before = ranges.indexOf(range) < ranges.indexOf(other);
		return new AddressBar(new Span(first, last), Look.OVERLAP,
				Texts.of(before ? "bar.overlap.before" : "bar.overlap.after", other.title(), other.addresses()));
	}

	/** How many ranges have an address in common with another one. */
	long overlapping() {
		return ranges.stream().filter(range -> rivals(range).size() > 1).count();
	}
}
