package org.irqscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.junit.jupiter.api.Test;

/** Texts in lines of a width. */
class LinesTest {
	private static final String TEXT = "The entry is sent once until the EOI of its vector arrives.";

	@Test
	void noLineIsWiderAndNoWordIsLost() {
		for (double width = 40; width < 500; width += 7) {
			List<String> lines = Lines.of(TEXT, TextStyle.FIELD, width);
			for (String line : lines)
				assertTrue(Fonts.MEASURE.width(line, TextStyle.FIELD) <= width, line);
			assertEquals(TEXT, String.join(" ", lines));
		}
		assertEquals(List.of(TEXT), Lines.of(TEXT, TextStyle.FIELD, 5_000));
	}

	@Test
	void aWordThatIsWiderThanALineIsBroken() {
		String word = "kvm_irq_delivery_to_apic_fast".repeat(4);
		List<String> lines = Lines.of("see " + word, TextStyle.VALUE, 100);
		assertEquals("see" + word, String.join("", lines));
		for (String line : lines)
			assertTrue(Fonts.MEASURE.width(line, TextStyle.VALUE) <= 100, line);
	}

	@Test
	void nothingIsOneEmptyLine() {
		assertEquals(List.of(""), Lines.of("", TextStyle.FIELD, 100));
	}
}
