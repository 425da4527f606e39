package org.irqscope.core.imports;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.model.Inference;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import concluded stays with the part of the machine that it is about, and is worded where it is read. */
class ConclusionTest {
	@TempDir
	Path folder;

	private VirtualMachine machine() throws Exception {
		return new Texted(folder).with(Examples.APIC).machine();
	}

	private static VirtualMachine reopened(VirtualMachine machine) throws Exception {
		return MachineFiles.load(new ByteArrayInputStream(MachineFiles.bytes(machine)), "reopened");
	}

	private static Inference first(VirtualMachine machine) {
		return machine.getSources().get(0).getInferences().get(0);
	}

	@Test
	void everyConclusionIsAboutAPartOfItsMachine() throws Exception {
		VirtualMachine machine = machine();
		assertFalse(Conclusion.of(machine).isEmpty());
		for (Conclusion conclusion : Conclusion.of(machine)) {
			assertTrue(conclusion.about().isPresent(), conclusion.text());
			assertEquals(machine.eResource(), conclusion.about().get().eResource());
			assertTrue(conclusion.element().isPresent(), conclusion.text());
		}
	}

	@Test
	void documentKeepsKeysAndValuesAndNoSentence() throws Exception {
		VirtualMachine machine = machine();
		String document = new String(MachineFiles.bytes(machine), "UTF-8");
		for (Conclusion conclusion : Conclusion.of(machine))
			assertFalse(document.contains(conclusion.text()), conclusion.text());
		assertEquals(Texted.conclusions(machine), Texted.conclusions(reopened(machine)));
	}

	@Test
	void openPinSaysWhyItIsOpenAndItsChipSaysTheSame() throws Exception {
		VirtualMachine machine = reopened(machine());
		RedirectionEntry pin = X86Chips.ioapic(machine).getRedirtbl().get(0);
		List<Conclusion> reasons = Conclusion.about(machine, pin);
		assertEquals(List.of("inference.pin.open"), reasons.stream().map(Conclusion::key).toList());
		assertEquals(List.of("0", "edge"), reasons.get(0).values());
		assertTrue(Conclusion.about(machine, X86Chips.ioapic(machine)).containsAll(reasons));
	}

	@Test
	void machineHasWhatIsAboutNoOtherElement() throws Exception {
		VirtualMachine machine = machine();
		Set<String> keys = Conclusion.about(machine, machine).stream().map(Conclusion::key).collect(toSet());
		assertTrue(keys.containsAll(Set.of("assumption.vendor", "assumption.vcpu.runs", "inference.routes")),
				keys.toString());
		assertFalse(keys.contains("inference.pin.open"));
	}

	@Test
	void whatNoLineSaysIsAnAssumption() throws Exception {
		for (Conclusion conclusion : Conclusion.of(machine()))
			assertEquals(conclusion.key().startsWith("assumption."), conclusion.isAssumed(), conclusion.key());
	}

	@Test
	void numbersOfLinesAreTheSameInEveryLanguage() throws Exception {
		Locale before = Locale.getDefault();
		VirtualMachine machine = machine();
		first(machine).setKey("inference.irqfd");
		first(machine).getValues().clear();
		first(machine).getValues().add("1024");
		try {
			Locale.setDefault(Locale.GERMANY);
			assertTrue(Conclusion.of(machine).get(0).text().contains("GSI 1024"));
		} finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void whatIsConcludedOtherwiseIsShownAsItStands() throws Exception {
		VirtualMachine machine = machine();
		first(machine).setKey("inference.warp");
		first(machine).getValues().clear();
		first(machine).getValues().addAll(List.of("9", "{0}"));
		assertEquals("inference.warp: 9, {0}", Conclusion.of(machine).get(0).text());
		first(machine).setKey("process.none");
		assertEquals("process.none: 9, {0}", Conclusion.of(machine).get(0).text());
	}

	@Test
	void textOfAnOldDocumentIsShownAsItWasWritten() throws Exception {
		VirtualMachine machine = MachineFiles
				.load(Path.of("..", "org.irqscope.model.tests", "documents", "format1", "example-apic.irqscope"));
		// Nobody concluded anything about the timer then.
		assertEquals(Texted.conclusions(machine()).stream().filter(one -> !one.contains("PIT is on the kernel's bus")
				&& !one.contains("the PIT at work")).sorted().toList(),
				Texted.conclusions(machine).stream().sorted().toList());
		assertTrue(Conclusion.of(machine).stream().allMatch(one -> one.key().isEmpty() && one.about().isEmpty()));
	}

	@Test
	void reasonGoesWithWhatItIsAboutAndTheDocumentIsStillWritten() throws Exception {
		VirtualMachine machine = machine();
		int before = Conclusion.of(machine).size();
		machine.getIrqRouting().getEntries().clear();
		first(machine).setAbout(machine.getIrqfds().remove(0));
		machine.getDevices().clear();
		machine.getStimuli().clear();
		VirtualMachine read = reopened(machine);
		assertTrue(Conclusion.of(machine).get(0).about().isPresent(), "writing changes nothing");
		assertEquals(before, Conclusion.of(read).size());
		assertTrue(Conclusion.of(read).get(0).about().isEmpty());
	}
}
