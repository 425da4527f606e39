package org.irqscope.scene.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.PathIterator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts are measured and drawn with the bundled faces. */
class FontsTest {
	/** What pictures write besides letters and digits. */
	private static final String SIGNS = "()[]{}<>=+-*/.,:;_|#\u2192\u2026\u2013\u00b7";

	@ParameterizedTest
	@EnumSource
	void faceHasTheLettersOfPictures(TextStyle style) {
		String letters = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 " + SIGNS;
		for (int letter : letters.codePoints().toArray()) {
			String text = Character.toString(letter);
			assertTrue(Fonts.MEASURE.font(text, style).getFamily().startsWith("IRQScope"), style + " lacks " + text);
		}
	}

	@ParameterizedTest
	@EnumSource
	void widthGrowsWithTheText(TextStyle style) {
		assertEquals(0, Fonts.MEASURE.width("", style));
		double one = Fonts.MEASURE.width("5", style);
		assertTrue(one > style.size() * 0.3 && one < style.size());
		assertEquals(8 * one, Fonts.MEASURE.width("55555555", style), style.size() * 0.1);
	}

	@Test
	void digitsOfValuesStandBelowEachOther() {
		for (TextStyle style : TextStyle.values())
			if (style.face() == Face.MONO)
				for (String digit : "0123456789abcdefx".split(""))
					assertEquals(Fonts.MEASURE.width("0", style), Fonts.MEASURE.width(digit, style), 1e-6, digit);
	}

	@Test
	void letterThatNoBundledFaceHasIsMeasuredAllTheSame() {
		assertTrue(Fonts.MEASURE.width("\u7f51\u5361", TextStyle.TITLE) > 0);
	}

	@Test
	void outlineIsAsWideAsItsText() {
		var outline = Fonts.MEASURE.outline("IOAPIC", TextStyle.TITLE);
		double right = 0;
		double[] points = new double[6];
		for (; !outline.isDone(); outline.next())
			if (outline.currentSegment(points) != PathIterator.SEG_CLOSE)
				right = Math.max(right, points[0]);
		assertEquals(Fonts.MEASURE.width("IOAPIC", TextStyle.TITLE), right, 2);
	}
}
