package org.irqscope.core.picture.part.vector;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.core.way.Obstruction;
import org.irqscope.core.way.InterruptWay;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** The lines of the vector map in columns, from the device to the vector. For one thread. */
final class WayTable {
	/** The columns that say where it ends: from which on, and how many. */
	private static final int WHERE = 4, ENDS = 3;
	private final List<VectorLine> lines;
	private final Highlights highlights;

	WayTable(List<VectorLine> lines, Highlights highlights) {
		this.lines = lines;
		this.highlights = highlights;
	}

	List<Row> rows() {
		PageTable table = new PageTable(List.of(column("device", ""), column("by", ""), column("gsi", "0000"),
				column("route", ""), column("trigger", ""), column("vcpu", ""), column("vector", "255 (0xff)"),
				column("state", "")));
		for (VectorLine line : lines)
			table.line(line.id(), mark(line.way()), entries(line),
					line.way().obstruction().filter(found -> highlights.isSampled()).map(Obstruction::text));
		return table.rows();
	}

	private static PageTable.Column column(String key, String room) {
		return new PageTable.Column(Texts.of("ways." + key + ".title"), room, Texts.of("ways." + key + ".tip"));
	}

	private List<Entry> entries(VectorLine line) {
		return highlights.isSampled() ? sampled(line) : unsampled(line);
	}

	/** What a chip makes of it nobody knows; a message says it all. */
	private static List<Entry> unsampled(VectorLine line) {
		List<Entry> all = sampled(line);
		boolean chip = line.way().entry().filter(IrqchipRoute.class::isInstance).isPresent();
		List<Entry> ends = chip ? Collections.nCopies(ENDS, Entry.quiet(""))
				: List.of(all.get(WHERE), Entry.value(line.vcpus()), Entry.value(vector(line.way().vector())));
		return Stream.of(all.subList(0, WHERE), ends, List.of(Entry.quiet(Entry.word(BitState.UNKNOWN))))
				.flatMap(List::stream).toList();
	}

	private static List<Entry> sampled(VectorLine line) {
		InterruptWay way = line.way();
		boolean closed = way.isClosed();
		return List.of(Entry.word(line.device()), Entry.word(line.by()),
				Entry.value(way.gsi() < 0 ? "\u2013" : Integer.toString(way.gsi())), Entry.value(line.route()),
				way.vector().isEmpty() ? Entry.quiet("") : Entry.bits(way.level() ? BitState.LEVEL : BitState.EDGE),
				value(line.vcpus(), closed), value(vector(way.vector()), closed), state(way.obstruction()));
	}

	private static Entry value(String text, boolean closed) {
		return closed ? Entry.quiet(text) : Entry.value(text);
	}

	private static String vector(OptionalInt vector) {
		return vector.isPresent() ? Vectors.name(vector.getAsInt()) : "\u2013";
	}

	private static Entry state(Optional<Obstruction> obstruction) {
		return obstruction
				.map(found -> Entry.bit(BitState.MASKED, Texts.of("ways.blocked", found.where(),
						found.brief())))
				.orElseGet(() -> Entry.bit(BitState.SET, Texts.of("ways.open")));
	}

	/** The way of which the hop names the GSI, or the vector. */
	private Mark mark(InterruptWay way) {
		Optional<Hop> hop = highlights.hop();
		OptionalInt gsi = hop.map(one -> one.argument(Arguments.GSI)).orElse(OptionalInt.empty());
		OptionalInt vector = hop.map(one -> one.argument(Arguments.VECTOR)).orElse(OptionalInt.empty());
		boolean named = gsi.isPresent() ? gsi.getAsInt() == way.gsi()
				: vector.isPresent() && vector.equals(way.vector());
		return named ? Mark.CHANGED : Mark.NONE;
	}
}
