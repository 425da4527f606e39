package org.irqscope.core.picture.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.irqscope.core.picture.part.Entry;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;
import org.irqscope.scene.Spot;

/** What the rows of a node say in words. Has no state and may be used by any thread. */
final class RowItems {
	private static final String NONE = "\u2013";

	private RowItems() {
	}

	/** The lines of a row: one, one for each register that it shows, or none for what only heads a table. */
	static List<TwinItem> of(String node, Row row, String key) {
		if (row instanceof Row.Field field)
			return one(key, node, field.id(), field.name(), field.shown(), field.mark());
		if (row instanceof Row.Pin pin)
			return one(key, node, pin.id(), pin.name(), (Entry.word(pin.state()) + " " + pin.shown()).strip(),
					pin.mark());
		if (row instanceof Row.BitTable table)
			return table.lines().stream().map(line -> register(node, table.columns(), line, key)).toList();
		if (row instanceof Row.VectorMap map)
			return one(key, node, map.id(), map.name(), numbers(map.vectors()),
					map.changed().isEmpty() ? Mark.NONE : Mark.CHANGED);
		return row instanceof Row.Drawing drawing ? drawing(node, drawing, key) : List.of();
	}

	private static List<TwinItem> one(String key, String node, String row, String name, String value, Mark mark) {
		return List.of(new TwinItem(key, node, row, name, value, mark == Mark.CHANGED, List.of()));
	}

	private static TwinItem register(String node, int columns, Row.BitLine line, String key) {
		List<Integer> set = IntStream.range(0, columns).filter(bit -> (line.bits() >> bit & 1) != 0).boxed().toList();
		return new TwinItem(key + line.name(), node, line.name(), line.name(), numbers(set), line.changed() != 0,
				List.of());
	}

	private static String numbers(List<Integer> numbers) {
		return numbers.isEmpty() ? NONE : numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
	}

	/** What can be chosen inside of a drawing belongs to it. */
	private static List<TwinItem> drawing(String node, Row.Drawing drawing, String key) {
		if (drawing.name().isEmpty())
			return List.of();
		List<TwinItem> spots = new ArrayList<>();
		for (Spot spot : drawing.spots())
			if (!spot.id().isEmpty())
				spots.add(new TwinItem(key + spot.id(), node, spot.id(), spot.tip(), "", false, List.of()));
		return List.of(new TwinItem(key, node, drawing.id(), drawing.name(), drawing.value(),
				drawing.mark() == Mark.CHANGED, spots));
	}
}
