package org.irqscope.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

import org.irqscope.core.timeline.TimelineMark;
import org.irqscope.core.timeline.TimelineMark.Sort;
import org.junit.jupiter.api.Test;

/** No flag of the ruler is drawn over the title of another. */
class FlagTest {
	private static final int LETTER = 8;

	private static List<Flag> flags(List<TimelineMark> marks, int scale) {
		return Flag.of(marks, mark -> mark.position() * scale, title -> LETTER * title.length(), 1000);
	}

	private static TimelineMark mark(int position, Sort sort, String title) {
		return new TimelineMark(position, sort, title);
	}

	@Test
	void branchThatLeavesWhereSomethingCameStandsBesideIt() {
		List<Flag> flags = flags(List.of(mark(0, Sort.ARRIVAL, "ttyS0"), mark(0, Sort.BRANCH, "main")), 10);
		assertEquals(OptionalInt.of(0), flags.get(0).shape());
		assertEquals(OptionalInt.of(5 * LETTER + 2 * Flag.WIDTH), flags.get(1).shape());
		assertEquals(0, flags.get(1).x());
	}

	@Test
	void branchThatLeavesBeforeSomethingComesIsBeforeIt() {
		List<Flag> flags = flags(List.of(mark(20, Sort.ARRIVAL, "ttyS0"), mark(3, Sort.BRANCH, "main")), 10);
		assertEquals(List.of("main", "ttyS0"), flags.stream().map(flag -> flag.mark().title()).toList());
		assertTrue(flags.stream().allMatch(flag -> flag.shape().orElseThrow() == flag.x()));
	}

	@Test
	void ofManyAtOnePlaceThereIsTheFirstOfEachSort() {
		assertEquals(2, flags(List.of(mark(1, Sort.ARRIVAL, "a"), mark(1, Sort.ARRIVAL, "b"),
				mark(1, Sort.BRANCH, "c"), mark(2, Sort.ARRIVAL, "d")), 1).size());
	}

	@Test
	void titlesNeverOverlap() {
		Random random = new Random(7);
		for (int time = 0; time < 500; time++) {
			List<TimelineMark> marks = new ArrayList<>();
			for (int i = 0; i < 40; i++)
				marks.add(mark(random.nextInt(200), Sort.values()[random.nextInt(2)],
						"x".repeat(1 + random.nextInt(20))));
			int free = Integer.MIN_VALUE;
			for (Flag flag : flags(marks, 5)) {
				if (flag.shape().isEmpty())
					continue;
				assertTrue(flag.shape().getAsInt() >= free, flag.toString());
				free = flag.shape().getAsInt() + Flag.WIDTH + 3 + LETTER * flag.mark().title().length();
			}
		}
	}
}
