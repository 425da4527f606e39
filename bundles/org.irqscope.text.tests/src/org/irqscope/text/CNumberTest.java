package org.irqscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as C writes them. */
class CNumberTest {
	@ParameterizedTest
	@CsvSource({ "0, 0", "0x1f, 31", "-3, -3", "-9223372036854775808, -9223372036854775808",
			"18446744073709551615, -1", "0xffffffffffffffff, -1" })
	void isReadInAllItsForms(String word, long value) {
		assertEquals(OptionalLong.of(value), CNumber.read(word));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0x", "x", "-", "1.5", "18446744073709551616", "0x10000000000000000", " 1" })
	void whatIsNoneIsNothing(String word) {
		assertEquals(OptionalLong.empty(), CNumber.read(word));
	}

	@Test
	void isWrittenWithAllItsBits() {
		assertEquals("0x1f", CNumber.hex(31));
		assertEquals("0xffffffff", CNumber.hex(-1));
		assertEquals("0xffffffffffffffff", CNumber.hex(-1L));
	}
}
