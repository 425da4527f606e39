package org.irqscope.core.breakpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.expression.proposal.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a breakpoint is read, and written again. */
class BreakpointTextTest {
	private static final int INPUTS = 50_000, SEED = 11;

	@ParameterizedTest
	@ValueSource(strings = { "function ioapic_set_irq enter", "function kvm_set_irq return", "tracepoint kvm_eoi",
			"gsi 4", "pin ioapic 4", "pin pic 12", "vector 33", "vcpu 0", "field lapic[0].irr bit 33 set",
			"field ioapic.redirtbl[4].mask cleared", "field pic.master.imr changed", "field lapic[0].irr read",
			"port 0x20..0x21", "mmio 0xfec00000", "eventfd 1", "vector 33 in vcpu 0 count 3 off if gsi == 4",
			"gsi 4 in kvm-pit", "gsi 4 if vector in 32..47 || level" })
	void textIsWrittenAsItWasRead(String text) throws Exception {
		assertEquals(text, Breakpoint.parse(text).text());
		assertEquals(Breakpoint.parse(text), Breakpoint.parse(Breakpoint.parse(text).text()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"function ioapic_set_irq enter if gsi == 4 in vcpu 0 count 3 | "
					+ "function ioapic_set_irq enter in vcpu 0 count 3 if gsi == 4",
			"function kvm_set_irq | function kvm_set_irq enter", "field pic.slave.irr | field pic.slave.irr changed",
			"gsi 0x10 | gsi 16", "mmio 0xfec00000..0xfec000ff | mmio 0xfec00000..0xfec000ff",
			"vector 33 if vector in 32..47 in guest 1 off | vector 33 in guest 1 off if vector in 32..47" })
	void clausesComeInAnyOrder(String written, String text) throws Exception {
		assertEquals(text, Breakpoint.parse(written).text());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "funktion x | 0 | 8", "function | 8 | 8", "gsi four | 4 | 8",
			"gsi 4 if level == | 17 | 17", "gsi 4 if level =! 1 | 15 | 16", "gsi 4 in vcpu | 9 | 13",
			"gsi 4 count 0 | 12 | 13", "gsi 4 when x | 6 | 10", "pin lapic 3 | 4 | 9", "port 5..4 | 5 | 9",
			"field 33 | 6 | 8", "gsi 99999999999 | 4 | 15", "gsi -1 | 4 | 6" })
	void errorIsShownWhereItStands(String text, int start, int end) {
		ExpressionException error = assertThrows(ExpressionException.class, () -> Breakpoint.parse(text));
		assertEquals(List.of(start, end), List.of(error.start(), error.end()), error.getMessage());
	}

	@Test
	void whateverIsTypedIsABreakpointOrAnErrorWithItsPlace() {
		List<String> parts = List.of("function", "return", "gsi", "4", "field", "lapic[0].irr", "bit", "33", "set",
				"if", "level", "in", "vcpu", "0", "count", "off", "port", "0x20..0x21",
				"==", "pin", "pic", "\u00a7",
				"'", " ");
		Random random = new Random(SEED);
		int good = 0;
		for (int number = 0; number < INPUTS; number++) {
			StringBuilder text = new StringBuilder();
			for (int count = random.nextInt(8); count >= 0; count--)
				text.append(parts.get(random.nextInt(parts.size()))).append(random.nextInt(9) == 0 ? "" : " ");
			good += look(text.toString()) ? 1 : 0;
		}
		assertTrue(good > 100, good + " breakpoints");
	}

	private static boolean look(String text) {
		try {
			Breakpoint breakpoint = Breakpoint.parse(text);
			assertEquals(breakpoint, Breakpoint.parse(breakpoint.text()), text);
			return true;
		} catch (ExpressionException e) {
			assertTrue(0 <= e.start() && e.start() <= e.end() && e.end() <= text.length(), text);
			return false;
		} catch (RuntimeException | Error e) {
			throw new AssertionError(text, e);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "'' | eventfd field function gsi mmio pin port tracepoint vcpu vector",
			"v | vcpu vector", "function ioapic_set | ioapic_set_irq", "function ioapic_set_irq r | return",
			"pin i | ioapic", "field lapic[0].irr c | changed cleared count", "gsi 4 in kw | kworker",
			"gsi 4 if lev | level" })
	void whatCouldComeNextIsProposed(String text, String proposals) {
		assertEquals(proposals, Breakpoint.proposals(text, text.length(), MachineNames.NONE).stream()
				.map(Proposal::text).collect(Collectors.joining(" ")));
	}
}
