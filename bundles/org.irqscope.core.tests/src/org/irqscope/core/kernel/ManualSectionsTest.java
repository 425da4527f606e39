package org.irqscope.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.riscv.RiscvVocabulary;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.emulator.x86.X86Vocabulary;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.junit.jupiter.api.Test;

/** Each function that a walk can pass has the section of a manual that says what it does. */
class ManualSectionsTest {
	private static final List<Site> SITES = X86Vocabulary.ALL.sites(), HARTS = RiscvVocabulary.ALL.sites();

	@Test
	void everyFunctionOnTheWayHasItsSection() {
		List<String> without = SITES.stream().filter(site -> ManualSections.of(site).isEmpty()).map(Site::functionName)
				.toList();
		assertEquals(List.of("machine", "device_raises"), without);
	}

	@Test
	void hartsFollowNoManualOfAPc() {
		List<String> others = HARTS.stream().map(ManualSections::of).flatMap(Optional::stream)
				.filter(section -> section.matches("(SDM|APM|VT-d|8259A|8254|82093AA).*")).toList();
		assertEquals(List.of(), others);
		assertEquals(Optional.of("RISC-V Privileged: Supervisor Cause Register"),
				ManualSections.of(HartSite.GUEST_HANDLER));
	}

	@Test
	void aFunctionIsMoreThanItsChip() {
		assertEquals(Optional.of("SDM 3A 12.8.5 Signaling Interrupt Servicing Completion"),
				ManualSections.of(LapicSite.APIC_SET_EOI));
	}

	@Test
	void noSectionIsOfSomethingThatIsNotThere() {
		Set<String> there = Stream.concat(SITES.stream(), HARTS.stream())
				.flatMap(site -> Stream.of(site.functionName(), "place." + site.description().place(),
						site.description().place() + "." + site.functionName()))
				.collect(Collectors.toSet());
		assertEquals(List.of(), ResourceBundle.getBundle("org.irqscope.core.kernel.manuals").keySet().stream()
				.filter(key -> !there.contains(key)).sorted().toList());
	}
}
