package org.irqscope.text.translated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;

import org.irqscope.text.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads a text anywhere reads the same: its words and its numbers are of one language. */
class WordingTest {
	private static final Wording TEXTS = Wording.beside(WordingTest.class);
	private final Locale locale = Locale.getDefault();

	@AfterEach
	void goHome() {
		Locale.setDefault(locale);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en-US", "de-DE", "tr-TR", "ar-EG", "hi-IN-u-nu-deva" })
	void textThatIsNotTranslatedIsEnglishToTheLastDigit(String country) {
		Locale.setDefault(Locale.forLanguageTag(country));
		assertEquals("GSI 4095 of IRQFD \u00ab2\u00bb", TEXTS.of("gsi", 4095, "2"));
		assertEquals("4,096 hops in 1.5 ms", TEXTS.of("hops", 4096L, 1.5));
	}

	@Test
	void translatedTextHasTheNumbersOfItsLanguage() {
		Locale.setDefault(Locale.forLanguageTag("gsw-CH"));
		assertEquals("GSI 4095 vom IRQFD \u00ab2\u00bb", TEXTS.of("gsi", 4095, "2"));
		assertEquals("4\u2019096 Schritt in 1.5 ms", TEXTS.of("hops", 4096L, 1.5));
	}

	@Test
	void numberIsWrittenAsOneWhereverItStands() {
		assertEquals("1000 after 1000, 7", TEXTS.of("again", 1000, 7));
		assertEquals("no value", TEXTS.of("none", 1000));
	}
}
