package org.irqscope.ui.hops;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.emulator.journal.Hop;

/**
 * A row as it is drawn: the lines of each column. Immutable, used by the UI thread.
 *
 * @param folds true when calls of the hop can be folded and unfolded
 * @param folded true when they are
 */
record HopRow(Optional<Hop> hop, Map<HopColumn, List<String>> lines, boolean folds, boolean folded) {
	/** How many characters calls are indented, and what stands before a function that can be folded. */
	static final int INDENT = 2, FOLD = 2;
	/** A selected row that took more lines would leave few others in a low list. */
	private static final int SELECTED = 2;

	/** @param characters how many characters fit into a column */
	static HopRow of(HopPicture picture, int row, Map<HopColumn, Integer> characters) {
		Optional<Hop> hop = picture.hop(row);
		int most = picture.columns().wrapped() ? Integer.MAX_VALUE : row == picture.selected() ? SELECTED : 1;
		Map<HopColumn, List<String>> lines = new EnumMap<>(HopColumn.class);
		List<String> texts = hop.map(HopColumn::texts).orElse(List.of("0", "", Texts.of("hops.start"), "", "", ""));
		characters.forEach((column, room) -> {
			int indent = column == HopColumn.FUNCTION ? FOLD + INDENT * hop.map(Hop::depth).orElse(0) : 0;
			String text = texts.get(column.ordinal());
			int width = Math.max(2, column == HopColumn.CHANGES ? room + spare(texts, characters) : room);
			lines.put(column, most == 1 ? Wrapping.line(text, width, indent)
					: Wrapping.lines(text, width, indent, most));
		});
		return new HopRow(hop, lines, hop.filter(picture::calls).isPresent(),
				hop.filter(picture::isFolded).isPresent());
	}

	/** Changes may stand where no tracepoint does. */
	private static int spare(List<String> texts, Map<HopColumn, Integer> characters) {
		return texts.get(HopColumn.TRACEPOINT.ordinal()).isEmpty()
				? characters.getOrDefault(HopColumn.TRACEPOINT, 0) : 0;
	}

	/** True when a column does not hold its whole text. */
	boolean isCut() {
		return lines.values().stream().anyMatch(Wrapping::isCut);
	}

	/** How many lines it takes. */
	int height() {
		return lines.values().stream().mapToInt(List::size).max().orElse(1);
	}
}
