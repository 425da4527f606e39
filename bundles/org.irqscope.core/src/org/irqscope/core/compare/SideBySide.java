package org.irqscope.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiPredicate;

import org.eclipse.compare.rangedifferencer.IRangeComparator;
import org.eclipse.compare.rangedifferencer.RangeDifference;
import org.eclipse.compare.rangedifferencer.RangeDifferencer;

/**
 * Two lists of rows, one beside the other, equal rows at the same height. Immutable, for any thread.
 *
 * @param <L> what stands at the left
 * @param <R> what stands at the right
 */
public final class SideBySide<L, R> {
	private final List<Row<L, R>> rows;

	/**
	 * One row; one of the sides may be empty.
	 *
	 * @param same true when both sides are there and equal
	 */
	public record Row<L, R>(Optional<L> left, Optional<R> right, boolean same) {
	}

	private SideBySide(List<Row<L, R>> rows) {
		this.rows = List.copyOf(rows);
	}

	/**
	 * Aligns two lists by their longest common part; of long lists that have little in common by a part nearly as long.
	 */
	public static <L, R> SideBySide<L, R> of(List<L> left, List<R> right, BiPredicate<L, R> same) {
		List<Row<L, R>> rows = new ArrayList<>();
		for (RangeDifference range : RangeDifferencer.findRanges(new Lines<>(left, same), new Lines<>(right, same)))
			for (int at = 0; at < range.maxLength(); at++)
				rows.add(new Row<>(at(left, range.leftStart(), range.leftLength(), at),
						at(right, range.rightStart(), range.rightLength(), at),
						range.kind() == RangeDifference.NOCHANGE));
		return new SideBySide<>(rows);
	}

	private static <T> Optional<T> at(List<T> list, int start, int length, int at) {
		return at < length ? Optional.of(list.get(start + at)) : Optional.empty();
	}

	public List<Row<L, R>> rows() {
		return rows;
	}

	/** The index of the first row whose sides are not the same. */
	public OptionalInt firstDifference() {
		for (int index = 0; index < rows.size(); index++)
			if (!rows.get(index).same())
				return OptionalInt.of(index);
		return OptionalInt.empty();
	}

	/**
	 * One side as the differencer asks for it: lines of the left beside those of the right, or a side's among
	 * themselves.
	 */
	private record Lines<L, R>(List<?> lines, BiPredicate<L, R> same) implements IRangeComparator {
		@Override
		public int getRangeCount() {
			return lines.size();
		}

		@Override
		@SuppressWarnings("unchecked")
		public boolean rangesEqual(int here, IRangeComparator other, int there) {
			return other == this ? lines.get(here).equals(lines.get(there))
					: same.test((L) lines.get(here), (R) ((Lines<L, R>) other).lines.get(there));
		}

		@Override
		public boolean skipRangeComparison(int length, int maxLength, IRangeComparator other) {
			return false;
		}
	}
}
