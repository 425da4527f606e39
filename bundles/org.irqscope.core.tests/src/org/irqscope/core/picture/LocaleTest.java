package org.irqscope.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;

import org.irqscope.core.chip.Vectors;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads a picture anywhere sees the same: numbers are written in the language of the words around them. */
class LocaleTest {
	private final Locale locale = Locale.getDefault();
	private final VirtualMachine machine = NewMachine.create("new");

	@AfterEach
	void goHome() {
		Locale.setDefault(locale);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tr-TR", "de-DE", "ar-EG", "hi-IN-u-nu-deva" })
	void aPictureIsTheSameInEveryCountry(String country) {
		Locale.setDefault(Locale.ROOT);
		String here = PageScene.of(MachinePage.PAGE, machine).nodes().toString();
		Locale.setDefault(Locale.forLanguageTag(country));
		assertEquals(here, PageScene.of(MachinePage.PAGE, machine).nodes().toString());
	}

	@Test
	void aVectorIsWrittenInDecimalAndInHex() {
		Locale.setDefault(Locale.forLanguageTag("ar-EG"));
		assertEquals("52 (0x34)", Vectors.name(52));
		assertEquals("0x0f", Vectors.hex8(15));
	}
}
