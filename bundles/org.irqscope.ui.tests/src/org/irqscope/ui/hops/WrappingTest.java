package org.irqscope.ui.hops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** The whole text of a hop is readable in a narrow list. */
class WrappingTest {
	private static final String CALL = "kvm_check_and_inject_events(IF 1)";

	@Test
	void aTextThatFitsIsOneLine() {
		assertEquals(List.of("  vcpu_run()"), Wrapping.lines("vcpu_run()", 12, 2));
		assertEquals(List.of(""), Wrapping.lines("", 12, 0));
	}

	@Test
	void linesEndWhereWordsEnd() {
		assertEquals(List.of("kvm_apic_accept_irq:", "  apicid 0 vec 33", "  (Fixed|edge)"),
				Wrapping.lines("kvm_apic_accept_irq: apicid 0 vec 33 (Fixed|edge)", 20, 0));
	}

	@Test
	void namesThatAreLongerThanALineEndAtAnUnderscore() {
		assertEquals(List.of("kvm_check_and_", "  inject_", "  events(IF 1)"), Wrapping.lines(CALL, 16, 0));
	}

	@Test
	void noLineIsWiderThanItsColumnAndNothingIsLost() {
		for (int width = 2; width < 60; width++)
			for (int indent = 0; indent < 40; indent += 3) {
				List<String> lines = Wrapping.lines(CALL, width, indent);
				int room = width;
				assertTrue(lines.stream().allMatch(line -> line.length() <= room), width + " " + indent + " " + lines);
				assertEquals(CALL.replace(" ", ""), String.join("", lines).replace(" ", ""));
			}
	}

	@Test
	void aRowOfTwoLinesSaysThatThereIsMore() {
		List<String> lines = Wrapping.lines(CALL, 16, 0, 2);
		assertEquals(List.of("kvm_check_and_", "  inject_\u2026"), lines);
		assertTrue(Wrapping.isCut(lines));
		assertEquals(Wrapping.lines(CALL, 16, 0), Wrapping.lines(CALL, 16, 0, 3));
		for (int width = 2; width < 60; width++)
			for (String line : Wrapping.lines(CALL, width, 4, 2))
				assertTrue(line.length() <= width, width + " " + line);
	}

	@Test
	void aRowOfOneLineSaysThatThereIsMore() {
		assertEquals(List.of("  kvm_check_and\u2026"), Wrapping.line(CALL, 16, 2));
		assertEquals(List.of("  " + CALL), Wrapping.line(CALL, 40, 2));
	}
}
