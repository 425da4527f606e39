package org.irqscope.core.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Which hops stand in a list, when the walk is a shorter one than that in which they were found. */
class HopRowsTest {
	private static HopRows found(int... hops) {
		HopNumbers numbers = new HopNumbers();
		for (int hop : hops)
			numbers.add(hop);
		return numbers.rows();
	}

	private static List<Integer> listed(HopRows rows) {
		return IntStream.range(0, rows.size()).mapToObj(rows::hop).toList();
	}

	@Test
	void aShorterWalkHasThoseOnlyThatItReaches() {
		HopRows rows = found(2, 5, 20, 79);
		assertEquals(List.of(2, 5, 20), listed(rows.upTo(79)));
		assertEquals(List.of(2, 5, 20), listed(rows.upTo(21)));
		assertEquals(List.of(2, 5), listed(rows.upTo(20)));
		assertEquals(List.of(), listed(rows.upTo(0)));
		assertEquals(List.of(2, 5, 20, 79), listed(rows.upTo(80)));
		assertEquals(List.of(), listed(found().upTo(3)));
	}

	@Test
	void aListOfAllHasAllOfTheShorterWalk() {
		assertEquals(List.of(0, 1, 2), listed(HopRows.all(9).upTo(3)));
		assertEquals(List.of(0, 1, 2), listed(HopRows.all(3).upTo(9)));
		assertEquals(List.of(), listed(HopRows.all(9).upTo(0)));
	}
}
