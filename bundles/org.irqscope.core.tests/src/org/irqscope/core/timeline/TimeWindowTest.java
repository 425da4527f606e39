package org.irqscope.core.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which part of a timeline is seen while somebody zooms and pans. */
class TimeWindowTest {
	private static final int WIDTH = 1000;

	@Test
	void theWholeOfAMillionHopsFits() {
		TimeWindow whole = TimeWindow.whole(WIDTH, 1_000_000);
		assertTrue(whole.isWhole());
		assertEquals(0, whole.from());
		assertEquals(1_000_000, whole.to());
		assertEquals(WIDTH, whole.x(1_000_000), 1e-6);
	}

	@Test
	void whatIsUnderThePointerStaysThereWhileZooming() {
		TimeWindow window = TimeWindow.whole(WIDTH, 1_000_000);
		int hop = window.hop(700);
		for (int time = 0; time < 10; time++) {
			window = window.zoomed(2, 700);
			assertEquals(700, window.x(hop), window.scale() + 1e-3);
		}
		assertTrue(window.scale() > 1);
	}

	@Test
	void neitherZoomNorPanLeavesTheWalk() {
		TimeWindow window = TimeWindow.whole(WIDTH, 5000).zoomed(1e9, 0);
		assertEquals(TimeWindow.WIDEST, window.scale());
		window = window.panned(-1e6);
		assertEquals(0, window.from());
		window = window.panned(1e9);
		assertEquals(5000, window.to());
		assertTrue(window.zoomed(1e-9, 500).isWhole());
	}

	@Test
	void aPositionOutOfSightComesIntoSightAndOthersMoveNothing() {
		TimeWindow window = TimeWindow.whole(WIDTH, 5000).zoomed(100, 0);
		TimeWindow right = window.showing(3000);
		assertTrue(right.x(3000) > 0 && right.x(3000) < WIDTH);
		assertEquals(right, right.showing(right.from() + 1));
		TimeWindow left = right.showing(2);
		assertTrue(left.x(2) >= 0);
	}

	@Test
	void aWalkThatGrowsIsSeenAtTheSamePlace() {
		TimeWindow window = TimeWindow.whole(WIDTH, 5000).zoomed(10, 0).at(100);
		TimeWindow grown = window.resized(WIDTH, 9000);
		assertEquals(window.first(), grown.first());
		assertEquals(window.scale(), grown.scale());
	}
}
