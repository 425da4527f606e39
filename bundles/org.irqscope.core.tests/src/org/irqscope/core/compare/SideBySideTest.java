package org.irqscope.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Rows of two sources stand side by side, equal ones at the same height. */
class SideBySideTest {

	private static SideBySide<String, String> of(String left, String right) {
		return SideBySide.of(List.of(left.split("")), List.of(right.split("")), String::equals);
	}

	private static String text(SideBySide<String, String> both) {
		return both.rows().stream()
				.map(row -> row.left().orElse("_") + row.right().orElse("_") + (row.same() ? "" : "!"))
				.collect(Collectors.joining(" "));
	}

	@Test
	void equalSourcesHaveNoDifference() {
		SideBySide<String, String> both = of("abc", "abc");
		assertEquals("aa bb cc", text(both));
		assertEquals(OptionalInt.empty(), both.firstDifference());
	}

	@Test
	void rowThatOneSideLacksLeavesAGap() {
		assertEquals("aa _b! cc", text(of("ac", "abc")));
		assertEquals("aa b_! cc", text(of("abc", "ac")));
		assertEquals(OptionalInt.of(1), of("abc", "ac").firstDifference());
	}

	@Test
	void changedRowStandsBesideWhatItWas() {
		assertEquals("aa bx! cc", text(of("abc", "axc")));
	}

	@Test
	void rowsThatAreNotAboutTheSameDoNotStandBesideEachOther() {
		SideBySide<String, String> both = SideBySide.of(List.of("a1", "b1", "c1"), List.of("a1", "x1", "b2", "c1"),
				String::equals, (left, right) -> left.charAt(0) == right.charAt(0));
		assertEquals("a1a1 _x1! b1b2! c1c1", text(both));
	}

	@Test
	void rowsBehindADifferenceAreAlignedAgain() {
		assertEquals("aa b_! cc dx! ee _y! ff", text(of("abcdef", "acxeyf")));
	}

	@Test
	void emptySourceIsAllGaps() {
		SideBySide<String, String> both = SideBySide.of(List.of(), List.of("a"), String::equals);
		assertEquals("_a!", text(both));
	}

	@Test
	void everyRowOfBothSidesIsThereOnceAndInOrder() {
		Random random = new Random(1);
		for (int round = 0; round < 200; round++) {
			List<Integer> left = numbers(random);
			List<Integer> right = numbers(random);
			SideBySide<Integer, Integer> both = SideBySide.of(left, right, Integer::equals);
			assertEquals(left, both.rows().stream().flatMap(row -> row.left().stream()).toList());
			assertEquals(right, both.rows().stream().flatMap(row -> row.right().stream()).toList());
			assertTrue(both.rows().stream().allMatch(row -> row.same() == row.left().equals(row.right())));
		}
	}

	@Test
	void asManyRowsAreTheSameAsTheTwoSidesHaveInCommon() {
		Random random = new Random(2);
		for (int round = 0; round < 500; round++) {
			List<Integer> left = numbers(random);
			List<Integer> right = numbers(random);
			SideBySide<Integer, Integer> both = SideBySide.of(left, right, Integer::equals);
			assertEquals(common(left, right), both.rows().stream().filter(SideBySide.Row::same).count(),
					left + " " + right);
		}
	}

	/** The length of the longest common subsequence, by its definition. */
	private static long common(List<Integer> left, List<Integer> right) {
		if (left.isEmpty() || right.isEmpty())
			return 0;
		List<Integer> leftRest = left.subList(1, left.size());
		List<Integer> rightRest = right.subList(1, right.size());
		return left.get(0).equals(right.get(0)) ? 1 + common(leftRest, rightRest)
				: Math.max(common(leftRest, right), common(left, rightRest));
	}

	private static List<Integer> numbers(Random random) {
		return random.ints(random.nextInt(12), 0, 4).boxed().toList();
	}

	@Test
	void longSourcesWithHardlyACommonRowLoseNothing() {
		List<Integer> left = IntStream.range(0, 5000).boxed().toList();
		List<Integer> right = new ArrayList<>(IntStream.range(5000, 10_000).boxed().toList());
		right.set(2500, 1);
		SideBySide<Integer, Integer> both = SideBySide.of(left, right, Integer::equals);
		assertEquals(left, both.rows().stream().flatMap(row -> row.left().stream()).toList());
		assertEquals(right, both.rows().stream().flatMap(row -> row.right().stream()).toList());
		assertEquals(OptionalInt.of(0), both.firstDifference());
	}
}
