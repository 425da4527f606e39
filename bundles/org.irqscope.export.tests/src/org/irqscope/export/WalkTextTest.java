package org.irqscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.junit.jupiter.api.Test;

/** A walk as text for people. */
class WalkTextTest {
	private final Walk walk = Walks.serial();

	private static String text(List<Hop> hops) throws IOException {
		StringBuilder text = new StringBuilder();
		new WalkText(Locale.ENGLISH).write(hops, text);
		return text.toString();
	}

	@Test
	void hopIsItsCallWhatItChangedItsTracepointsAndWhy() throws Exception {
		assertEquals("""
				1  vmm  kvm_vm_ioctl_irq_line(gsi 4, level 1) = 1    VMM
				            User space drives GSI 4 to level 1.
				2  vmm    kvm_set_irq(gsi 4, level 1) = 1            GSI 4
				              > kvm_set_irq: gsi 4 level 1 source 0
				              GSI 4 has 2 routing entries; each gets level 1, the last one set first.
				3  vmm      kvm_ioapic_set_irq(pin 4, level 1) = -1  IOAPIC
				                * IOAPIC irq_states[4]  0x00000000 \u2192 0x00000001
				                Pin 4 of the IOAPIC takes level 1 from one of its sources.
				""", text(walk.hops().subList(0, 3)));
	}

	@Test
	void fieldsThatChangeStandInColumns() throws Exception {
		Hop pic = walk.hops().stream().filter(hop -> hop.changes().size() == 3).findFirst().orElseThrow();
		List<String> changes = text(List.of(pic)).lines().filter(line -> line.contains("* ")).toList();
		assertEquals(3, changes.size());
		List<Integer> columns = changes.stream().map(line -> line.indexOf("0x0")).distinct().toList();
		assertEquals(1, columns.size(), changes.toString());
	}

	@Test
	void columnsFitTheLongestOfTheHopsThatAreWritten() throws Exception {
		List<String> heads = text(walk.hops()).lines().filter(line -> line.matches("\\s*\\d+  \\S.*")).toList();
		assertEquals(walk.size(), heads.size());
		for (int at = 0; at < heads.size(); at++) {
			Hop hop = walk.hop(at);
			String head = heads.get(at);
			assertEquals(String.format(Locale.ROOT, "%2d  %-6s  ", at + 1, hop.context().label()),
					head.substring(0, 12));
			assertTrue(head.substring(12).startsWith("  ".repeat(hop.depth()) + hop.call()), head);
			assertTrue(head.endsWith("  " + hop.place()), head);
			assertEquals(heads.get(0).indexOf("VMM"), head.length() - hop.place().toString().length(), head);
		}
	}

	@Test
	void linesEndWithoutSpaces() throws Exception {
		assertTrue(text(walk.hops()).lines().noneMatch(line -> line.endsWith(" ")));
	}

	@Test
	void everyHopSaysWhyInOneSentence() throws Exception {
		long sentences = text(walk.hops()).lines().filter(line -> line.matches("\\s+[^*>\\s].*\\.")).count();
		assertEquals(walk.size(), sentences);
	}

	@Test
	void walkWithoutHopsIsEmpty() throws Exception {
		assertEquals("", text(List.of()));
	}

	@Test
	void partOfAWalkKeepsItsNumbers() throws Exception {
		assertTrue(text(walk.hops().subList(4, 5)).startsWith("5  vmm  "));
	}
}
