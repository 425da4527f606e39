package org.irqscope.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiPredicate;

/**
 * Two lists of rows, one beside the other, equal rows at the same height. Immutable, for any thread.
 *
 * @param <L> what stands at the left
 * @param <R> what stands at the right
 */
public final class SideBySide<L, R> {
	/** Above so many pairs rows between the equal ends are not aligned any more, only put beside each other. */
	private static final long MOST_PAIRS = 16_000_000;

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

	/** Aligns two lists by their longest common part. */
	public static <L, R> SideBySide<L, R> of(List<L> left, List<R> right, BiPredicate<L, R> same) {
		return new SideBySide<>(new Alignment<>(left, right, same).rows());
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

	/** The work of aligning: equal beginning, equal end, and between them the longest common subsequence. */
	private static final class Alignment<L, R> {
		private final List<L> left;
		private final List<R> right;
		private final BiPredicate<L, R> same;
		private final List<Row<L, R>> rows = new ArrayList<>();
		/** Rows that have no partner yet, at the left and at the right. */
		private final List<L> lefts = new ArrayList<>();
		private final List<R> rights = new ArrayList<>();

		Alignment(List<L> left, List<R> right, BiPredicate<L, R> same) {
			this.left = left;
			this.right = right;
			this.same = same;
		}

		List<Row<L, R>> rows() {
			int from = 0;
			while (from < left.size() && from < right.size() && same.test(left.get(from), right.get(from)))
				from++;
			int leftTo = left.size();
			int rightTo = right.size();
			while (leftTo > from && rightTo > from && same.test(left.get(leftTo - 1), right.get(rightTo - 1))) {
				leftTo--;
				rightTo--;
			}
			equal(0, 0, from);
			between(from, left.subList(from, leftTo), right.subList(from, rightTo));
			equal(leftTo, rightTo, left.size() - leftTo);
			return rows;
		}

		private void equal(int atLeft, int atRight, int count) {
			for (int index = 0; index < count; index++)
				rows.add(new Row<>(Optional.of(left.get(atLeft + index)), Optional.of(right.get(atRight + index)), true));
		}

		private void between(int from, List<L> leftRows, List<R> rightRows) {
			int[][] common = (long) leftRows.size() * rightRows.size() > MOST_PAIRS ? new int[0][]
					: common(leftRows, rightRows);
			int atLeft = 0;
			int atRight = 0;
			while (common.length > 0 && atLeft < leftRows.size() && atRight < rightRows.size())
				if (same.test(leftRows.get(atLeft), rightRows.get(atRight))) {
					flush();
					equal(from + atLeft++, from + atRight++, 1);
				} else if (common[atLeft + 1][atRight] >= common[atLeft][atRight + 1])
					lefts.add(leftRows.get(atLeft++));
				else
					rights.add(rightRows.get(atRight++));
			lefts.addAll(leftRows.subList(atLeft, leftRows.size()));
			rights.addAll(rightRows.subList(atRight, rightRows.size()));
			flush();
		}

		/** The length of the longest common subsequence behind each pair of places. */
		private int[][] common(List<L> leftRows, List<R> rightRows) {
			int[][] length = new int[leftRows.size() + 1][rightRows.size() + 1];
			for (int atLeft = leftRows.size() - 1; atLeft >= 0; atLeft--)
				for (int atRight = rightRows.size() - 1; atRight >= 0; atRight--)
					length[atLeft][atRight] = same.test(leftRows.get(atLeft), rightRows.get(atRight))
							? length[atLeft + 1][atRight + 1] + 1
							: Math.max(length[atLeft + 1][atRight], length[atLeft][atRight + 1]);
			return length;
		}

		private void flush() {
			for (int index = 0; index < Math.max(lefts.size(), rights.size()); index++)
				rows.add(new Row<>(at(lefts, index), at(rights, index), false));
			lefts.clear();
			rights.clear();
		}

		private static <T> Optional<T> at(List<T> list, int index) {
			return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
		}
	}
}
