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
	 * What is in the way of that stands on either side, one beside the other.
	 */
	public static <L, R> SideBySide<L, R> of(List<L> left, List<R> right, BiPredicate<L, R> same) {
		return of(left, right, same, (one, other) -> true);
	}

	/**
	 * As {@link #of(List, List, BiPredicate)}, but rows that are not the same stand beside each other only where they
	 * are about the same.
	 */
	public static <L, R> SideBySide<L, R> of(List<L> left, List<R> right, BiPredicate<L, R> same,
			BiPredicate<L, R> related) {
		List<Row<L, R>> rows = new ArrayList<>();
		for (RangeDifference range : ranges(left, right, same)) {
			List<L> here = left.subList(range.leftStart(), range.leftEnd());
			List<R> there = right.subList(range.rightStart(), range.rightEnd());
			if (range.kind() == RangeDifference.NOCHANGE)
				pair(here, there, true, rows);
			else
				different(here, there, related, rows);
		}
		return new SideBySide<>(rows);
	}

	private static <L, R> RangeDifference[] ranges(List<L> left, List<R> right, BiPredicate<L, R> same) {
		return RangeDifferencer.findRanges(new Lines<>(left, same), new Lines<>(right, same));
	}

	private static <L, R> void different(List<L> left, List<R> right, BiPredicate<L, R> related,
			List<Row<L, R>> rows) {
		for (RangeDifference range : ranges(left, right, related)) {
			List<L> here = left.subList(range.leftStart(), range.leftEnd());
			List<R> there = right.subList(range.rightStart(), range.rightEnd());
			if (range.kind() == RangeDifference.NOCHANGE)
				pair(here, there, false, rows);
			else {
				pair(here, List.of(), false, rows);
				pair(List.of(), there, false, rows);
			}
		}
	}

	private static <L, R> void pair(List<L> left, List<R> right, boolean same, List<Row<L, R>> rows) {
		for (int at = 0; at < Math.max(left.size(), right.size()); at++)
			rows.add(new Row<>(at(left, at), at(right, at), same));
	}

	private static <T> Optional<T> at(List<T> list, int at) {
		return at < list.size() ? Optional.of(list.get(at)) : Optional.empty();
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
