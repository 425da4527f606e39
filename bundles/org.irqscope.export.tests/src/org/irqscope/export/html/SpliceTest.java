package org.irqscope.export.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** What makes one row another, put into effect as the script in a page does. */
class SpliceTest {
	private static final int[] NONE = {};

	private static int[] applied(int[] old, List<Splice> splices) {
		int[] row = old;
		for (Splice splice : splices) {
			int[] before = row;
			row = IntStream.concat(IntStream.concat(IntStream.of(before).limit(splice.at()),
					IntStream.of(splice.inserted())),
					IntStream.of(before).skip((long) splice.at() + splice.removed())).toArray();
		}
		return row;
	}

	@Test
	void theSplicesOfTwoRowsMakeOneTheOther() {
		Random random = new Random(12);
		for (int round = 0; round < 2_000; round++) {
			int[] old = random.ints(random.nextInt(12), 0, 4).toArray();
			int[] now = random.ints(round % 2 == 0 ? old.length : random.nextInt(12), 0, 4).toArray();
			assertArrayEquals(now, applied(old, Splice.all(old, now)));
			assertArrayEquals(now, applied(old, List.of(Splice.between(old, now))));
		}
	}

	@Test
	void rowsThatAreTheSameNeedNone() {
		int[] row = { 3, 1, 2 };
		assertEquals(List.of(), Splice.all(row, row.clone()));
		assertEquals(List.of(), Splice.all(NONE, NONE));
	}

	@Test
	void smallChangesAreSmallSplices() {
		List<Splice> splices = Splice.all(new int[] { 1, 2, 3, 4, 5, 6 }, new int[] { 1, 9, 3, 4, 8, 7 });
		assertEquals(2, splices.size());
		assertArrayEquals(new int[] { 9 }, splices.get(0).inserted());
		assertArrayEquals(new int[] { 8, 7 }, splices.get(1).inserted());
	}
}
