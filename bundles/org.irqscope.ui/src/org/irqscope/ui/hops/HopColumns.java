package org.irqscope.ui.hops;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which columns are shown and how the room is shared among them. Immutable, for any thread.
 *
 * @param shares how wide each column is, in parts of all that are shown
 * @param hidden the columns that are not shown
 * @param wrapped true when all rows show their whole text; else the selected one shows more of it
 */
public record HopColumns(Map<HopColumn, Integer> shares, Set<HopColumn> hidden, boolean wrapped) {
	/** All of them. */
	public static final HopColumns ALL = new HopColumns(
			Stream.of(HopColumn.values()).collect(Collectors.toMap(column -> column, HopColumn::share)), Set.of(),
			false);
	private static final String HIDDEN = "-", WRAPPED = "wrapped";

	/** A column and where it is. */
	record Strip(HopColumn column, int x, int width) {
		int end() {
			return x + width;
		}
	}

	public HopColumns {
		shares = Map.copyOf(shares);
		hidden = Set.copyOf(hidden);
	}

	/** The columns that are shown, in order. */
	public List<HopColumn> shown() {
		return Stream.of(HopColumn.values()).filter(column -> !hidden.contains(column)).toList();
	}

	/** Shows a column, or no longer; the function is always shown. */
	public HopColumns showing(HopColumn column, boolean shown) {
		Set<HopColumn> others = hidden.isEmpty() ? EnumSet.noneOf(HopColumn.class) : EnumSet.copyOf(hidden);
		if (shown)
			others.remove(column);
		else if (column != HopColumn.FUNCTION)
			others.add(column);
		return new HopColumns(shares, others, wrapped);
	}

	/** Shows the whole text of all rows, or of the selected one alone. */
	public HopColumns wrapping(boolean all) {
		return new HopColumns(shares, hidden, all);
	}

	/** Moves the line behind a column by a share of the room; the column behind it gives or takes. */
	HopColumns moved(HopColumn column, double share) {
		List<HopColumn> shown = shown();
		int at = shown.indexOf(column);
		if (at < 0 || at + 1 >= shown.size())
			return this;
		HopColumn next = shown.get(at + 1);
		int parts = (int) Math.round(share * whole());
		int moved = Math.max(1 - shares.get(column), Math.min(shares.get(next) - 1, parts));
		Map<HopColumn, Integer> changed = new EnumMap<>(shares);
		changed.merge(column, moved, Integer::sum);
		changed.merge(next, -moved, Integer::sum);
		return new HopColumns(changed, hidden, wrapped);
	}

	private int whole() {
		return shown().stream().mapToInt(shares::get).sum();
	}

	/** How wide a column is in a room, see {@link #strips}. */
	public int room(HopColumn column, int width, int number) {
		return strips(0, width, number).stream().filter(strip -> strip.column() == column).mapToInt(Strip::width).sum();
	}

	/**
	 * Where the columns are in a room.
	 *
	 * @param number how much room the largest number of a hop needs
	 */
	List<Strip> strips(int from, int width, int number) {
		List<Strip> strips = new ArrayList<>();
		int start = from;
		int room = width;
		int parts = whole();
		for (HopColumn column : shown()) {
			int share = parts == 0 ? room : (int) Math.round(room * (double) shares.get(column) / parts);
			int wide = column == HopColumn.NUMBER ? Math.max(share, Math.min(number, room / 2)) : share;
			strips.add(new Strip(column, start, wide));
			start += wide;
			room -= wide;
			parts -= shares.get(column);
		}
		return strips;
	}

	/** The same as a text, which {@link #parse} reads. */
	public String text() {
		return Stream.of(HopColumn.values())
				.map(column -> (hidden.contains(column) ? HIDDEN : "") + column.name() + " " + shares.get(column))
				.collect(Collectors.joining(",")) + (wrapped ? "," + WRAPPED : "");
	}

	/** What a text says; of what it does not say everything is as usual. */
	public static HopColumns parse(String text) {
		Map<HopColumn, Integer> shares = new EnumMap<>(ALL.shares);
		Set<HopColumn> hidden = EnumSet.noneOf(HopColumn.class);
		for (HopColumn column : HopColumn.values())
			for (String written : text.split(","))
				if (written.matches(HIDDEN + "?" + column.name() + " [1-9][0-9]{0,3}")) {
					shares.put(column, Integer.parseInt(written.substring(written.indexOf(' ') + 1)));
					if (written.startsWith(HIDDEN))
						hidden.add(column);
				}
		return new HopColumns(shares, hidden, text.endsWith(WRAPPED));
	}
}
