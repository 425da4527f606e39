package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;

/** Registers and maps of vectors as one line each, which names the bits that are set. */
final class CompactRows {
	/** The longest texts that lines have room for. */
	private static final String BITS = "0\u20133 5\u20137", VECTORS = "255 254 +9", NOTHING = "\u2013";
	private static final int MOST_NAMED = 3, MOST_VECTORS = 2;

	private CompactRows() {
	}

	/** The same node with low rows; its size has to be worked out anew. */
	static Node of(Node node) {
		return new Node(node.id(), node.role(), node.title(), node.caption(),
				node.rows().stream().flatMap(CompactRows::of).toList(), node.active(), node.bounds(),
				node.signs());
	}

	private static Stream<Row> of(Row row) {
		if (row instanceof Row.BitTable table)
			return table.lines().stream().map(line -> line(line, table.columns()));
		return Stream.of(row instanceof Row.VectorMap map ? line(map) : row);
	}

	private static Row line(Row.BitLine line, int columns) {
		String now = bits(columns, bit -> (line.bits() >> bit & 1) != 0);
		String before = bits(columns, bit -> ((line.bits() ^ line.changed()) >> bit & 1) != 0);
		boolean any = !now.equals(NOTHING);
		return new Row.Pin(line.name(), any ? line.set() : BitState.CLEAR, line.name(), now,
				mark(line.changed() != 0, line.recent() != 0), line.changed() == 0 ? "" : before,
				Row.changed(NOTHING, BITS));
	}

	private static Row line(Row.VectorMap map) {
		List<Integer> before = new ArrayList<>(map.vectors());
		for (Integer vector : map.changed())
			if (!before.remove(vector))
				before.add(vector);
		before.sort(null);
		return new Row.Pin(map.id(), map.vectors().isEmpty() ? BitState.CLEAR : map.set(), map.name(),
				vectors(map.vectors()), mark(!map.changed().isEmpty(), !map.recent().isEmpty()),
				map.changed().isEmpty() ? "" : vectors(before), Row.changed(NOTHING, VECTORS));
	}

	private static Mark mark(boolean changed, boolean recent) {
		return changed ? Mark.CHANGED : recent ? Mark.RECENT : Mark.NONE;
	}

	private static String vectors(List<Integer> vectors) {
		return names(vectors.stream().map(String::valueOf).toList(), MOST_VECTORS);
	}

	/** The bits that are set, neighbours as a range. */
	private static String bits(int columns, IntPredicate isSet) {
		List<String> ranges = new ArrayList<>();
		for (int bit = 0; bit < columns; bit++) {
			int first = bit;
			while (bit < columns && isSet.test(bit))
				bit++;
			if (bit > first)
				ranges.add(bit == first + 1 ? Integer.toString(first) : first + "\u2013" + (bit - 1));
		}
		return names(ranges, MOST_NAMED);
	}

	/** The first names, and how many more there are. */
	private static String names(List<String> names, int most) {
		if (names.isEmpty())
			return NOTHING;
		String named = String.join(" ", names.subList(0, Math.min(most, names.size())));
		return names.size() > most ? named + " +" + (names.size() - most) : named;
	}
}
