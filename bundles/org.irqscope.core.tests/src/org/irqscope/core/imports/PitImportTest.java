package org.irqscope.core.imports;

import static org.irqscope.core.imports.Texted.trace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.irqscope.core.chip.Chips;
import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.model.Inference;
import org.irqscope.model.Knowledge;
import org.irqscope.model.KpitChannelState;
import org.irqscope.model.KpitState;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.rules.MachineValidator;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Test;

/** What an import concludes about the kernel's timer chip, and what it then does. */
class PitImportTest extends ImportedMachine {
	private static final String TICK = "kvm_set_irq: gsi 0 level 1 source 2", EXIT_IO = "reason KVM_EXIT_IO (2)";
	private static final String[] PROGRAM = { "kvm_pio: pio_write at 0x43 size 1 count 1 val 0x34",
			"kvm_pio: pio_write at 0x40 size 1 count 1 val 0x9c",
			"kvm_pio: pio_write at 0x40 size 1 count 1 val 0x2e" };

	private static KpitState pit(VirtualMachine machine) {
		assertEquals(List.of(), MachineValidator.validate(machine));
		return Chips.PIT.of(machine).get(0);
	}

	private static KpitChannelState counter(VirtualMachine machine) {
		return pit(machine).getChannels().get(0);
	}

	private static Knowledge known(VirtualMachine machine, String feature) {
		return machine.getSources().stream().flatMap(source -> source.getInferences().stream())
				.filter(one -> one.getAbout() == counter(machine) && one.getFeatures().contains(feature))
				.map(Inference::getKnowledge).findFirst().orElseThrow();
	}

	private VirtualMachine assuming(String text, String... given) throws Exception {
		Path file = new Texted(folder).with("text.txt", text).files().get(0);
		return MachineImport.of("machine", List.of(TraceImporter.read(file, Progress.NONE)), OptionalInt.empty(),
				new Assumptions(Map.of(given[0], given[1])));
	}

	private static String with(String comm, String[] before, String... after) {
		return trace(comm, before) + trace(comm, after).replace(" 1.", " 2.");
	}

	@Test
	void whatTheGuestWroteIsSeenAndTicksAsItWasProgrammed() throws Exception {
		VirtualMachine machine = imported(trace("qemu", PROGRAM) + trace("kvm-pit/7", TICK).replace(" 1.", " 2."));
		assertEquals(2, counter(machine).getMode());
		assertEquals(0x2e9c, counter(machine).getCount());
		assertEquals(Knowledge.SEEN, known(machine, "count"));
		assertEquals("advance 10000159",
				assertInstanceOf(ScriptStimulus.class, machine.getStimuli().get(0)).getScript());
		try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
			assertTrue(session.walk().events().stream()
					.anyMatch(line -> line.tracepoint() == KvmTracepoint.KVM_SET_IRQ
							&& line.text().equals("gsi 0 level 1 source 2")));
		}
	}

	@Test
	void ticksThatAreEvenlyApartTellTheCount() throws Exception {
		StringBuilder text = new StringBuilder();
		for (int tick = 1; tick <= 5; tick++)
			text.append(trace("kvm-pit/7", TICK).replace("1.000000", "1.0" + 10 * tick + "000"));
		VirtualMachine machine = imported(text.toString());
		assertEquals(11932, counter(machine).getCount(), "10 ms");
		assertEquals(Knowledge.CONCLUDED, known(machine, "count"));
	}

	@Test
	void ticksAloneDoNotTellHowTheyWereProgrammed() throws Exception {
		VirtualMachine machine = imported(trace("kvm-pit/7", TICK));
		assertEquals(0x10000, counter(machine).getCount());
		assertEquals(Knowledge.ASSUMED, known(machine, "count"));
		assertEquals(1193, counter(assuming(trace("kvm-pit/7", TICK), "pit.count", "1193")).getCount());
	}

	@Test
	void readingACountProgramsNothing() throws Exception {
		VirtualMachine machine = imported(with("qemu", PROGRAM, "kvm_pio: pio_write at 0x43 size 1 count 1 val 0x0",
				"kvm_pio: pio_write at 0x43 size 1 count 1 val 0xc2", TICK));
		assertEquals(0, counter(machine).getCountLatched());
		assertFalse(counter(machine).isStatusLatched());
		assertEquals(0x2e9c, counter(machine).getCount());
	}

	@Test
	void whatIsWrittenAfterTheLastTickIsNotWhatItFound() throws Exception {
		VirtualMachine machine = imported(with("qemu", PROGRAM, TICK,
				"kvm_pio: pio_write at 0x43 size 1 count 1 val 0x30"));
		assertEquals(2, counter(machine).getMode());
	}

	@Test
	void portsThatAnExitAnswersAreTheVmms() throws Exception {
		VirtualMachine machine = imported(trace("qemu", PROGRAM[0], "kvm_userspace_exit: " + EXIT_IO,
				PROGRAM[1], "kvm_userspace_exit: " + EXIT_IO));
		assertEquals(List.of(), Chips.PIT.of(machine));
		assertTrue(Texted.conclusions(machine).stream().anyMatch(one -> one.endsWith("so the PIT is the VMM's.")));
	}

	@Test
	void exitBeforeAReadMayBeItsOwn() throws Exception {
		VirtualMachine machine = imported(trace("qemu", PROGRAM[0], "kvm_userspace_exit: " + EXIT_IO,
				"kvm_pio: pio_read at 0x71 size 1 count 1 val 0x2"));
		assertTrue(Texted.conclusions(machine).stream().noneMatch(one -> one.contains("PIT")));
	}

	@Test
	void whereNoExitsWereSampledPortsSayNothing() throws Exception {
		assertEquals(List.of(), Chips.PIT.of(imported(trace("qemu", PROGRAM))));
		VirtualMachine machine = imported(with("qemu", PROGRAM, "kvm_entry: vcpu 0, rip 0x10",
				"kvm_userspace_exit: reason KVM_EXIT_MMIO (6)"));
		assertEquals(0x2e9c, counter(machine).getCount());
	}

	@Test
	void timerInBothIsRefused() {
		String name = "address-space: I/O\n  0000000000000040-0000000000000043 (prio 0, i/o): pit\n";
		MachineImportException refusal = assertThrows(MachineImportException.class,
				() -> new Texted(folder).with("a.txt", trace("kvm-pit/7", TICK)).with("b.txt", name).machine());
		assertTrue(refusal.getMessage()
				.matches(".*b.txt:2: the PIT is in user space here, and in the kernel in .*a.txt:1"),
				refusal.getMessage());
	}

	@Test
	void monitorNamesTheKernelsTimer() throws Exception {
		String tree = "address-space: I/O\n  0000000000000040-0000000000000043 (prio 0, i/o): kvm-pit\n";
		assertEquals(255, counter(imported(tree)).getMode());
	}

	@Test
	void functionsOfTheTimerTellItToo() throws Exception {
		VirtualMachine machine = imported("kvm-pit/7-5 [000] ..... 1.000000: kvm_set_irq <-pit_do_work\n");
		assertEquals(1, Chips.PIT.of(machine).size());
	}

	@Test
	void avicRunsOnlyBesideATimerThatMakesUpForNothing() throws Exception {
		VirtualMachine machine = imported(trace("qemu", "kvm_avic_unaccelerated_access: vcpu=0, offset=0xb0(APIC_EOI),"
				+ " trap, vec=48") + trace("kvm-pit/7", TICK));
		assertFalse(pit(machine).isReinject());
	}

	@Test
	void importMayBeToldOfATimer() throws Exception {
		String text = trace("qemu", "kvm_set_irq: gsi 4 level 1 source 0");
		assertEquals(1, Chips.PIT.of(assuming(text, "pit", "true")).size());
		assertEquals(0, Chips.PIT.of(assuming(text, "pit", "false")).size());
	}
}
