package org.irqscope.core.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** How long something is on, in any stretch, whatever its edges are. */
class SpansTest {
	private static final int LENGTH = 400;

	private static SpansBuilder of(BitSet on, int length) {
		SpansBuilder builder = new SpansBuilder();
		for (int position = 0; position < length; position++)
			builder.set(position, on.get(position));
		return builder;
	}

	private static BitSet random(Random random) {
		BitSet on = new BitSet();
		for (int run = 0; run < 40; run++) {
			int from = random.nextInt(LENGTH);
			on.set(from, Math.min(LENGTH, from + random.nextInt(6)));
		}
		return on;
	}

	@Test
	void everyStretchIsCoveredAsTheBitsSay() {
		for (int seed = 0; seed < 20; seed++) {
			BitSet on = random(new Random(seed));
			Spans spans = of(on, LENGTH).spans();
			for (int from = 0; from < LENGTH; from += 7)
				for (int to = from; to < LENGTH; to += 5) {
					assertEquals(on.get(from, to).cardinality(), spans.covered(from, to));
					assertEquals(switches(on, from, to), spans.changes(from, to));
				}
		}
	}

	private static int switches(BitSet on, int from, int to) {
		int count = 0;
		for (int position = from; position < to; position++)
			if (on.get(position) != (position > 0 && on.get(position - 1)))
				count++;
		return count;
	}

	@Test
	void whatHasBeenAnsweredStaysWhenItGoesOn() {
		SpansBuilder builder = new SpansBuilder();
		builder.set(3, true);
		Spans early = builder.spans();
		builder.set(3, false);
		builder.set(4, true);
		for (int position = 5; position < 100; position++)
			builder.set(position, position % 2 == 0);
		assertEquals(1, early.edges());
		assertEquals(7, early.covered(0, 10));
		assertEquals(OptionalInt.of(4), builder.spans().next(0));
	}

	@Test
	void edgesAreFoundForwardsAndBackwards() {
		BitSet on = new BitSet();
		on.set(10, 20);
		Spans spans = of(on, LENGTH).spans();
		assertEquals(OptionalInt.of(10), spans.next(0));
		assertEquals(OptionalInt.of(20), spans.next(10));
		assertEquals(OptionalInt.empty(), spans.next(20));
		assertEquals(OptionalInt.of(10), spans.previous(20));
		assertEquals(OptionalInt.empty(), spans.previous(10));
	}
}
