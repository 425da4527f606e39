package org.irqscope.core.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.expression.proposal.Proposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed while an expression is typed. */
class ProposalsTest {
	@TempDir
	static Path folder;
	private static MachineNames names;

	@BeforeAll
	static void aMachine() throws Exception {
		names = MachineNames.of(Walked.apic(folder).end());
	}

	private static List<String> proposed(String text) {
		return Expression.proposals(text, text.length(), names).stream().map(Proposal::text).toList();
	}

	@Test
	void namesGoOnPartByPart() {
		assertEquals(List.of("lapic[0]"), proposed("gsi == 4 && lap"));
		assertTrue(proposed("lapic[0].").containsAll(List.of("lapic[0].spiv", "lapic[0].isr[0]")));
		assertEquals(List.of("ioapic.redirtbl[4].mask"), proposed("ioapic.redirtbl[4].ma"));
		assertTrue(proposed("routes[").contains("routes[4]"));
	}

	@Test
	void variablesOfHopsAndWordsAreProposed() {
		assertEquals(List.of("function"), proposed("func"));
		assertTrue(proposed("").containsAll(List.of("gsi", "vector", "context", "changed(", "pic", "ioapic")));
		assertTrue(proposed("context == kw").contains("kworker"));
	}

	@Test
	void functionsAndTracepointsAreProposedBetweenQuotes() {
		assertEquals(List.of("ioapic_service", "ioapic_set_irq"), proposed("function == \"ioapic_se"));
		assertTrue(proposed("event == 'kvm_set_").contains("kvm_set_irq"));
	}

	@Test
	void proposalTakesThePlaceOfWhatWasWritten() {
		Proposal proposal = Expression.proposals("gsi == 4 && lap", 15, names).get(0);
		assertEquals("gsi == 4 && lapic[0]", proposal.in("gsi == 4 && lap"));
	}
}
