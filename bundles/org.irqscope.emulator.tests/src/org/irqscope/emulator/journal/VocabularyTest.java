package org.irqscope.emulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.kvm.KvmWhy;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.ioapic.IoapicSite;
import org.irqscope.emulator.x86.ioapic.IoapicWhy;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.irqscope.emulator.x86.lapic.LapicWhy;
import org.irqscope.emulator.x86.pic.PicSite;
import org.irqscope.emulator.x86.pic.PicWhy;
import org.irqscope.emulator.x86.pit.PitSite;
import org.irqscope.emulator.x86.pit.PitWhy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a machine can note is found again by number, and every word of it has a sentence. */
class VocabularyTest {
	@ParameterizedTest
	@EnumSource
	void everyNumberFindsItsOwner(Architecture architecture) {
		Vocabulary words = architecture.vocabulary();
		words.sites().forEach(site -> assertEquals(site, words.site(site.number())));
		words.reasons().forEach(why -> assertEquals(why, words.why(why.number())));
		words.tracepoints().forEach(one -> assertEquals(one, words.tracepoint(one.number())));
	}

	@Test
	void numbersThatRecordingsKeepStayAsTheyAre() {
		assertEquals(List.of(112, 120, 136, 160), List.of(PicSite.values()[0].number(), IoapicSite.values()[0].number(),
				LapicSite.values()[0].number(), PitSite.values()[0].number()));
		assertEquals(List.of(128, 152, 176, 216), List.of(PicWhy.values()[0].number(), IoapicWhy.values()[0].number(),
				LapicWhy.values()[0].number(), PitWhy.values()[0].number()));
		assertEquals(List.of(0, 1), List.of(MachineSite.MACHINE.number(), MachineSite.DEVICE_RAISES.number()));
		assertEquals(List.of(16, 64), List.of(KvmSite.values()[0].number(), X86Site.values()[0].number()));
		assertEquals(List.of(1, 64), List.of(KvmWhy.values()[0].number(), X86Why.values()[0].number()));
		assertEquals(List.of(0, 16), List.of(KvmTracepoint.values()[0].number(), X86Tracepoint.values()[0].number()));
	}

	@Test
	void twoWordsWithOneNumberAreRefused() {
		Site[] twice = { KvmSite.KVM_SET_IRQ, KvmSite.KVM_SET_IRQ };
		Vocabulary words = new Vocabulary(List.of(), List.of());
		assertThrows(IllegalArgumentException.class, () -> words.with(twice, new Why[0]));
	}

	@ParameterizedTest
	@EnumSource
	void everySiteAndReasonHasASentence(Architecture architecture) {
		List<Reason> all = new ArrayList<>();
		architecture.vocabulary().sites().forEach(site -> all.add(site.purpose(List.of())));
		architecture.vocabulary().reasons().forEach(why -> all.add(why.reason(List.of())));
		assertEquals(List.of(), all.stream().filter(reason -> !ResourceBundle
				.getBundle(reason.home() + ".sentences", Locale.ROOT).containsKey(reason.key())).toList());
	}

	@ParameterizedTest
	@EnumSource
	void everyFunctionOfTheKernelNamesItsFileAndSection(Architecture architecture) {
		for (Site site : architecture.vocabulary().sites())
			if (site.kind() == Site.Kind.KERNEL && site != MachineSite.MACHINE) {
				assertTrue(site.file().matches(
						"(arch/(x86|riscv)/kvm|virt/kvm|virt/lib|fs|kernel|drivers/vfio|drivers/vfio/pci|drivers/vhost)"
								+ "/[\\w/]+\\.c"),
						site.name());
				assertTrue(site.section().matches("\\d+[a-z]?(\\.\\d+)?"), site.name());
			} else
				assertEquals("", site.file(), site.name());
	}

	@Test
	void tracepointsAreFoundByTheirKernelName() {
		assertEquals(X86Tracepoint.KVM_EOI, Architecture.tracepoint("kvm_eoi").orElseThrow());
		assertEquals(KvmTracepoint.KVM_SET_IRQ, Architecture.tracepoint("kvm_set_irq").orElseThrow());
		assertTrue(Architecture.tracepoint("sched_switch").isEmpty());
	}
}
