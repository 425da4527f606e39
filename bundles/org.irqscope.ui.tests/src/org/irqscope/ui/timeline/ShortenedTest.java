package org.irqscope.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A shortened text is never wider than its room, whatever its letters are. */
class ShortenedTest {
	/** Wide and narrow letters. */
	private static int width(String text) {
		return text.chars().map(letter -> letter == 'i' ? 3 : letter == '\u2026' ? 10 : 9).sum();
	}

	@Test
	void whatFitsStaysWhole() {
		assertEquals("vmm", Shortened.of("vmm", 27, 3, ShortenedTest::width));
	}

	@Test
	void whatDoesNotFitEndsInItsRoom() {
		for (String text : new String[] { "wwwwiiii", "iiiiwwww", "kvm_pic_set_irq" })
			for (int room = -5; room < width(text); room++) {
				String shown = Shortened.of(text, room, 1, ShortenedTest::width);
				assertTrue(shown.isEmpty() || width(shown) <= room, shown + " in " + room);
			}
	}

	@Test
	void lettersThatSayNothingAreLeftOut() {
		assertEquals("", Shortened.of("kvm_set_irq", 30, 3, ShortenedTest::width));
	}
}
