package org.irqscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down by hand is what a format would say; what is more is left to the format. */
class SubstitutionTest {
	private static final Object[] VALUES = { "GSI", "4", "a 'b' {0}" };

	@ParameterizedTest
	@ValueSource(strings = { "", "{0}", "{0} {1}", "{1}{0}{1}", "the vCPU''s {2}", "''{0}''", "no value", "{2}'' {1}" })
	void saysWhatAFormatSays(String text) {
		assertEquals(Optional.of(new MessageFormat(text, Locale.ROOT).format(VALUES)), Substitution.of(text, VALUES));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{0,number}", "{3}", "{10}", "'{0}'", "{0", "a }", "it's", "{0,choice,0#none|1#one}", "{",
			"'" })
	void leavesTheRestToTheFormat(String text) {
		assertEquals(Optional.empty(), Substitution.of(text, VALUES));
	}

	@Test
	void wholeNumbersAreWrittenDownAndOthersAreNot() {
		assertEquals(Optional.of("4096 -1 18446744073709551615"),
				Substitution.of("{0} {1} {2}", 4096, -1L, Long.toUnsignedString(-1)));
		String digits = "GSI {0,number,#} of {1,number,#}";
		assertEquals(Optional.of(new MessageFormat(digits, Locale.ROOT).format(new Object[] { 4096, -1L })),
				Substitution.of(digits, 4096, -1L));
		assertEquals(Optional.empty(), Substitution.of("{0,number,#}", 1.5));
		assertEquals(Optional.empty(), Substitution.of("{0,number,#.#}", 1));
		assertEquals(Optional.empty(), Substitution.of("{0}", 1.5));
		assertEquals(Optional.empty(), Substitution.of("{0}", (Object) null));
	}
}
