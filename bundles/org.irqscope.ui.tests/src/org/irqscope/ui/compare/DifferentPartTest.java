package org.irqscope.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Within a row that differs, the words that do are marked. */
class DifferentPartTest {
	private static String part(String text, String other) {
		DifferentPart part = DifferentPart.of(text, other);
		return text.substring(part.start(), part.end());
	}

	@Test
	void theWordThatDiffersIsMarkedOnBothSides() {
		assertEquals("33", part("kvm_apic_accept_irq: apicid 0 vec 33 (Fixed|edge)",
				"kvm_apic_accept_irq: apicid 0 vec 35 (Fixed|edge)"));
		assertEquals("0x10", part("irr 0x10 isr 0x00", "irr 0x1000 isr 0x00"));
		assertEquals("0x1000", part("irr 0x1000 isr 0x00", "irr 0x10 isr 0x00"));
	}

	@Test
	void whatOneSideHasMoreIsMarkedThere() {
		assertEquals("|masked", part("(Fixed|edge|masked)", "(Fixed|edge)"));
		assertEquals("", part("(Fixed|edge)", "(Fixed|edge|masked)"));
	}

	@Test
	void equalTextsHaveNoSuchPart() {
		assertEquals("", part("line 4 1 = 1", "line 4 1 = 1"));
	}
}
