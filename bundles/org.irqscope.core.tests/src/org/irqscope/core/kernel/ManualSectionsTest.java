package org.irqscope.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.x86.X86Vocabulary;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.junit.jupiter.api.Test;

/** Each function that a walk can pass has the section of a manual that says what it does. */
class ManualSectionsTest {
	private static final List<Site> SITES = X86Vocabulary.ALL.sites();

	@Test
	void everyFunctionOnTheWayHasItsSection() {
		List<String> without = SITES.stream().filter(site -> ManualSections.of(site).isEmpty()).map(Site::functionName)
				.toList();
		assertEquals(List.of("machine", "device_raises"), without);
	}

	@Test
	void aFunctionIsMoreThanItsChip() {
		assertEquals(Optional.of("SDM 3A 12.8.5 Signaling Interrupt Servicing Completion"),
				ManualSections.of(LapicSite.APIC_SET_EOI));
	}

	@Test
	void noSectionIsOfSomethingThatIsNotThere() {
		Set<String> there = SITES.stream()
				.flatMap(site -> Stream.of(site.functionName(), "place." + site.description().place()))
				.collect(Collectors.toSet());
		assertEquals(List.of(), ResourceBundle.getBundle("org.irqscope.core.kernel.manuals").keySet().stream()
				.filter(key -> !there.contains(key)).sorted().toList());
	}
}
