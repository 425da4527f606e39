package org.irqscope.diagram.player;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How fast a walk plays is measured over its last two seconds. */
class RateMeterTest {
	private static final long MILLI = 1_000_000;
	private final RateMeter meter = new RateMeter();

	private void play(int millis, int every, int hops) {
		for (int shown = 0; shown * every <= millis; shown++)
			meter.at(shown * hops, shown * every * MILLI);
	}

	@Test
	void whatIsAskedIsReachedWhereThePictureIsFastEnough() {
		play(3000, 80, 1);
		PlayRate rate = meter.rate(80);
		assertEquals(12.5, rate.asked(), 0.01);
		assertEquals(12.5, rate.reached(), 0.01);
		assertEquals(12.5, rate.shown(), 0.01);
	}

	@Test
	void hopsThatThePictureLeavesOutAreReachedAndNotShown() {
		play(3000, 250, 3);
		PlayRate rate = meter.rate(80);
		assertEquals(12, rate.reached(), 0.01);
		assertEquals(4, rate.shown(), 0.01);
	}

	@Test
	void beforeThereIsAnythingToMeasureItIsWhatIsAsked() {
		meter.at(0, 0);
		meter.at(1, 80 * MILLI);
		assertEquals(new PlayRate(2.5, 2.5, 2.5), meter.rate(400));
	}
}
