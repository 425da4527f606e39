package org.irqscope.core.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.emulator.state.Snapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with an expression is said with its place, and with what may have been meant. */
class ExpressionErrorsTest {
	@TempDir
	static Path folder;
	private static MachineNames names;

	@BeforeAll
	static void aMachine() throws Exception {
		Snapshot state = Walked.apic(folder).end();
		names = MachineNames.of(state);
	}

	private static ExpressionException error(String text) {
		return assertThrows(ExpressionException.class, () -> Expression.parse(text).check(names), text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "gsi == | 6 | 6", "gsi = 4 | 4 | 5", "(gsi == 4 | 9 | 9", "gsi == 4) | 8 | 9",
			"gsi == 0x | 7 | 9", "gsi == 12ab | 7 | 11", "lapic[x].irr | 6 | 7", "lapic[0]. | 9 | 9",
			"gsi == 'four | 7 | 12", "gsi § 4 | 4 | 5", "changed(4) | 8 | 9", "gsi in {1, } | 11 | 12",
			"gsi 4 | 4 | 5", "99999999999999999999 | 0 | 20", "in | 0 | 2", "gsi in vcpu 0 | 4 | 6" })
	void whatCannotBeReadIsShownWhereItStands(String text, int start, int end) {
		ExpressionException error = error(text);
		assertEquals(List.of(start, end), List.of(error.start(), error.end()), error.getMessage());
		assertTrue(error.located().startsWith("column " + (start + 1) + ": "), error.located());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "lapic[0].ir has 33 | 0 | 11 | lapic[0].irr",
			"level && gsii == 4 | 9 | 13 | gsi", "ioapic.redirtbl[4].maks | 0 | 23 | ioapic.redirtbl[4].mask",
			"lapic[7].irr | 0 | 12 | lapic[0].irr", "functoin == 'x' | 0 | 8 | function",
			"eventfd[0].cuont | 0 | 16 | eventfd[0].count" })
	void unknownNameComesWithTheNearest(String text, int start, int end, String near) {
		ExpressionException error = error(text);
		assertEquals(List.of(start, end), List.of(error.start(), error.end()));
		assertTrue(error.proposals().contains(near), error.proposals().toString());
		assertTrue(error.getMessage().contains(near), error.getMessage());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "function == 4 | 0 | 13 | a text cannot be compared with a number",
			"lapic[0].irr == 33 | 0 | 18 | a set of vectors cannot be compared with a number; whether a number is in a "
					+ "set is asked with \"has\"",
			"lapic[0].irr & 1 | 0 | 12 | a number is expected, not a set of vectors",
			"function && level | 0 | 8 | a condition is expected, not a text",
			"!routes[4] | 1 | 10 | a condition is expected, not texts",
			"gsi has 'x' | 0 | 11 | a number cannot have a text",
			"function < 'x' | 0 | 14 | a text cannot be compared with a text",
			"ioapic.redirtbl | 0 | 15 | ioapic.redirtbl has several fields; name one of them",
			"lapic[0] == 1 | 0 | 13 | several fields cannot be compared with a number" })
	void sortsThatDoNotFitAreNamed(String text, int start, int end, String message) {
		ExpressionException error = error(text);
		assertEquals(List.of(message, start, end), List.of(error.getMessage(), error.start(), error.end()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "lapic[0].irr has 33", "ioapic.redirtbl[4].mask" })
	void aTraceHasNoMachine(String text) {
		ExpressionException error = assertThrows(ExpressionException.class,
				() -> Expression.parse(text).check(MachineNames.NONE));
		assertTrue(error.getMessage().startsWith("there is no machine that has "), error.getMessage());
	}

	@Test
	void deepAndLongExpressionsAreRefused() {
		assertEquals("there are too many brackets and signs in one another", error("(".repeat(1500)).getMessage());
		assertEquals("there are too many brackets and signs in one another", error("!".repeat(1500)).getMessage());
		assertEquals("there are too many brackets and signs in one another", error("-".repeat(1500)).getMessage());
		assertEquals("the expression is too long", error("1" + " + 1".repeat(5000)).getMessage());
	}

	@Test
	void severalFieldsMayHaveChanged() throws Exception {
		assertEquals(Sort.TRUTH, Expression.parse("changed(ioapic) or changed(lapic[0])").check(names));
	}
}
