package org.irqscope.cli.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.irqscope.cli.CommandRun;
import org.irqscope.cli.ExampleFiles;
import org.irqscope.cli.ExitCode;
import org.irqscope.core.imports.Examples;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.KpitState;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code walk}: every hop of an interrupt as text, and where a trace says something else. */
class WalkCommandTest {
	private static final String HOP = "^ ?\\d+  \\S.*";
	@TempDir
	private Path folder;
	private ExampleFiles files;
	private Path noapic;

	@BeforeEach
	void importMachine() throws Exception {
		files = new ExampleFiles(folder);
		noapic = files.machine(Examples.NOAPIC);
	}

	private static List<String> hops(CommandRun walk) {
		return walk.lines().stream().filter(line -> line.matches(HOP)).toList();
	}

	private static List<Integer> numbers(CommandRun walk) {
		return hops(walk).stream().map(line -> Integer.valueOf(line.strip().split(" ")[0])).toList();
	}

	@Test
	void everyHopSaysWhereItRunsWhatItChangesAndWhy() {
		CommandRun walk = CommandRun.done("walk", noapic);
		List<String> hops = hops(walk);
		for (int at = 0; at < hops.size(); at++)
			assertEquals(at + 1, numbers(walk).get(at));
		assertTrue(hops.get(0).contains("device") && hops.get(0).contains("device_raises(level 1)"), hops.get(0));
		String text = walk.out();
		assertTrue(text.contains("irqfd_wakeup(gsi 4) = 1"), text);
		assertTrue(text.contains("* PIC master irr            0x00 → 0x10\n"), text);
		assertTrue(text.contains("> kvm_pic_set_irq: chip 0 pin 4 (edge)\n"), text);
		assertTrue(text.contains("Pin 4 is masked in its redirection entry: an edge is lost.\n"), text);
		assertTrue(text.contains("guest_vector(vector 52)"), text);
	}

	@Test
	void theLastLineSaysHowItEnded() {
		CommandRun walk = CommandRun.done("walk", noapic);
		assertEquals("= delivered as vector 52 to vCPU 0, EOI done", walk.lines().get(walk.lines().size() - 1));
		assertFalse(CommandRun.done("walk", noapic, "--to", "5").out().contains("delivered as vector"));
	}

	@Test
	void virtualTimePassesAfterTheStimulus() {
		assertEquals(hops(CommandRun.done("walk", noapic)).size() + 1,
				hops(CommandRun.done("walk", noapic, "--advance", "1000000")).size());
		CommandRun.refused("time goes forwards only, not by -1 ns", "walk", noapic, "--advance", "-1");
	}

	@Test
	void timersOfChipsFireInTheTimeThatPasses() throws Exception {
		VirtualMachine machine = MachineFiles.load(noapic);
		machine.getControllers().removeIf(KpitState.class::isInstance);
		KpitState pit = ModelFactory.eINSTANCE.createKpitState();
		pit.setId("pit");
		for (int number = 0; number < 3; number++)
			pit.getChannels().add(ModelFactory.eINSTANCE.createKpitChannelState());
		pit.getChannels().get(0).setMode(2);
		pit.getChannels().get(0).setCount(11932);
		machine.getControllers().add(pit);
		Path ticking = folder.resolve("ticking.irqscope");
		MachineFiles.save(machine, ticking);
		assertFalse(CommandRun.done("walk", ticking, "--advance", "10000158").out().contains("pit_timer_fn"));
		CommandRun walk = CommandRun.done("walk", ticking, "--advance", "10000159");
		for (String hop : List.of("pit_timer_fn(", "pit_do_work(", "kvm_pic_set_irq(pin 0, level 1)"))
			assertTrue(walk.out().contains(hop), walk.out());
	}

	@Test
	void someStepsOfTheWalkAreThoseOfTheWholeWalk() {
		CommandRun whole = CommandRun.done("walk", noapic);
		CommandRun some = CommandRun.done("walk", noapic, "--from", "6", "--to", "10");
		assertEquals(List.of(6, 7, 8, 9, 10), numbers(some));
		assertEquals(hops(whole).subList(5, 10).stream().map(WalkCommandTest::withoutSpace).toList(),
				hops(some).stream().map(WalkCommandTest::withoutSpace).toList());
		int last = hops(whole).size();
		assertEquals(List.of(last), numbers(CommandRun.done("walk", noapic, "--from", Integer.toString(last))));
	}

	private static String withoutSpace(String line) {
		return line.strip().replaceAll(" +", " ");
	}

	@Test
	void stepsOutsideTheWalkAreRefusedWithItsLength() {
		int last = hops(CommandRun.done("walk", noapic)).size();
		CommandRun.refused("the steps 0 to " + last + " are outside the walk; it has " + last + " steps", "walk",
				noapic,
				"--from", "0");
		CommandRun.refused("the steps 1 to 900 are outside the walk; it has " + last + " steps", "walk", noapic, "--to",
				"900");
		CommandRun.refused("the steps 8 to 5 are outside the walk; it has " + last + " steps", "walk", noapic, "--from",
				"8", "--to", "5");
	}

	@Test
	void aStimulusIsChosenByItsNameOrItsId() throws Exception {
		VirtualMachine machine = MachineFiles.load(noapic);
		IrqLineStimulus line = ModelFactory.eINSTANCE.createIrqLineStimulus();
		line.setId("stimulus9");
		line.setName("timer tick");
		line.setGsi(0);
		line.setLevel(true);
		machine.getStimuli().add(line);
		Path file = folder.resolve("two.irqscope");
		Files.write(file, MachineFiles.bytes(machine));
		String byName = CommandRun.done("walk", file, "--stimulus", "timer tick", "--format", "perf").out();
		assertTrue(byName.contains("kvm:kvm_set_irq: gsi 0 level 1 source 0"), byName);
		assertEquals(byName, CommandRun.done("walk", file, "--stimulus", "stimulus9", "--format", "perf").out());
		String first = machine.getStimuli().stream().filter(DeviceStimulus.class::isInstance).findFirst().orElseThrow()
				.getName();
		assertEquals(CommandRun.done("walk", file).out(), CommandRun.done("walk", file, "--stimulus", first).out());
		CommandRun.refused(file, "The machine has no stimulus \"ttyS9\"; it has ttyS0, timer tick", "walk", file,
				"--stimulus", "ttyS9");
	}

	@Test
	void aTraceOfTheSameInterruptAgrees() throws Exception {
		for (Examples example : Examples.values()) {
			CommandRun walk = CommandRun.run("walk", files.machine(example), "--compare", files.trace(example));
			assertEquals(ExitCode.DONE, walk.code());
			assertTrue(walk.err().matches("\\d events equal .*perf-script-" + example.machine()
					+ ".txt \\(compared: kvm_set_irq, .*\\)\nequal in the trace: .*.txt:\\d to line \\d+\n"),
					walk.err());
			assertTrue(walk.out().contains("device_raises"), walk.out());
		}
	}

	@Test
	void aTraceThatDiffersIsNamedWithTheFirstLineThatDoesAndTheStep() throws Exception {
		Path trace = files.trace(Examples.APIC);
		CommandRun walk = CommandRun.run("walk", noapic, "--compare", trace);
		assertEquals(ExitCode.DIFFERENT, walk.code());
		List<String> told = walk.err().lines().toList();
		assertTrue(told.get(0).startsWith("after 1 equal event the walk differs from " + trace), told.get(0));
		assertEquals("walk, step 10: kvm_ioapic_set_irq: pin 4 dst 0 vec 0 (Fixed|physical|edge|masked)", told.get(1));
		assertEquals(trace + ":4: kvm_apic_accept_irq: apicid 0 vec 33 (Fixed|edge)", told.get(2));
		assertEquals("equal in the trace: " + trace + ":3 to line 3", told.get(3));
		assertEquals(4, told.size());
		assertEquals(CommandRun.done("walk", noapic).out(), walk.out());
	}

	@Test
	void interruptsThatAreNotComparedAreNamedWithTheirLines() throws Exception {
		String pulse = pulse("(edge)");
		String acknowledge = "  vcpu 9 [000] 1.000009: kvm:kvm_ack_irq: irqchip PIC master pin 4\n";
		Path machine = folder.resolve("overtaken.irqscope");
		CommandRun.done("import", Files.writeString(folder.resolve("one.txt"), pulse + acknowledge), "-o", machine);
		Path trace = Files.writeString(folder.resolve("overtaken.txt"),
				pulse("(edge|masked)") + pulse + pulse + acknowledge);
		CommandRun walk = CommandRun.run("walk", machine, "--compare", trace);
		assertEquals(ExitCode.DONE, walk.code());
		List<String> told = walk.err().lines().toList();
		assertTrue(told.get(0).startsWith("7 events equal " + trace), told.get(0));
		assertEquals(List.of("equal in the trace: " + trace + ":7 to line 19",
				"passed over: 1 interrupt before that found the machine in another state, the first at " + trace + ":1",
				"not compared: the next interrupt, which begins at " + trace
				+ ":13, before the guest is through with this one"),
				told.subList(1, told.size()));
	}

	private static String pulse(String input) {
		String worker = "  kworker/0:1 5 [000] 1.000001: kvm:";
		String chips = worker + "kvm_ioapic_set_irq: pin 4 dst 0 vec 0 (Fixed|physical|edge|masked)\n" + worker
				+ "kvm_pic_set_irq: chip 0 pin 4 " + input + "\n";
		return worker + "kvm_set_irq: gsi 4 level 1 source 0\n" + chips + worker
				+ "kvm_set_irq: gsi 4 level 0 source 0\n"
				+ chips;
	}

	@Test
	void aTraceThatEndsEarlyDiffersWhereItEnds() throws Exception {
		Path whole = files.trace(Examples.NOAPIC);
		List<String> lines = Files.readAllLines(whole);
		Path trace = Files.writeString(folder.resolve("short.txt"),
				lines.stream().filter(line -> !line.contains("kvm_inj_virq: irq 52")).limit(6)
						.collect(Collectors.joining("\n")) + "\n");
		CommandRun walk = CommandRun.run("walk", noapic, "--compare", trace);
		assertEquals(ExitCode.DIFFERENT, walk.code());
		assertTrue(walk.err().contains(trace + ": no more of this interrupt\n"), walk.err());
	}

	@Test
	void aTraceThatCannotBeReadIsRefusedBeforeAnythingIsPrinted() throws Exception {
		Path missing = folder.resolve("missing.txt");
		CommandRun.refused(missing, "there is no such file", "walk", noapic, "--compare", missing);
		Path other = files.text(Examples.NOAPIC, "drgn-pic-state.txt");
		CommandRun.refused(other, "the file holds no events", "walk", noapic, "--compare", other);
	}

	@Test
	void machinesThatCannotBeReadAreNamedWithTheLine() throws Exception {
		Path missing = folder.resolve("missing.irqscope");
		CommandRun.refused(missing, "there is no such file", "walk", missing);
		CommandRun.refused(folder, "this is a folder", "walk", folder);
		Path empty = Files.writeString(folder.resolve("empty.irqscope"), "");
		CommandRun.refused(empty + ":1: this is no machine document: Premature end of file.", "walk", empty);
		List<String> lines = Files.readAllLines(noapic);
		Path cut = Files.writeString(folder.resolve("cut.irqscope"), String.join("\n", lines.subList(0, 9)) + "\n");
		CommandRun run = CommandRun.run("walk", cut);
		assertTrue(run.err().matches("irqscope: " + cut + ":\\d+: .+\n"), run.err());
		assertEquals("", run.out());
		assertEquals(ExitCode.UNUSABLE, run.code());
		Path text = Files.copy(files.trace(Examples.NOAPIC), folder.resolve("text.irqscope"));
		CommandRun.refused(text + ":1: this is no machine document: Content is not allowed in prolog.", "walk", text);
		Path latin = Files.write(folder.resolve("latin.irqscope"), new byte[] { '<', 'a', '>', (byte) 0xe4 });
		CommandRun.refused(latin + ":1: this is no machine document: Expected byte 2 of 3-byte UTF-8 sequence.", "walk",
				latin);
	}

	@Test
	void aTraceIsWalkedThroughByItself() throws Exception {
		CommandRun walk = CommandRun.done("walk", trace(), "--break", "tracepoint kvm_inj_virq");
		assertEquals(List.of(1, 2, 3), numbers(walk));
		assertTrue(hops(walk).get(0).contains("kworker"), walk.out());
		assertTrue(walk.out().contains("> kvm_set_irq: gsi 4 level 1 source 0\n"), walk.out());
		assertTrue(walk.out().contains("stopped after step 3: tracepoint kvm_inj_virq"), walk.out());
	}

	@Test
	void aTraceOfAMachineIsWalkedThroughInIt() throws Exception {
		assertEquals(List.of(1, 2, 3), numbers(CommandRun.done("walk", noapic, "--trace", trace())));
	}

	@Test
	void aBreakpointThatATraceCannotAnswerIsRefused() throws Exception {
		CommandRun walk = CommandRun.run("walk", trace(), "--break", "field ioapic.irr");
		assertTrue(walk.err().contains("never hit in a trace"), walk.err());
	}

	private Path trace() throws Exception {
		return Files.write(folder.resolve("recorded.txt"),
				List.of(" kworker/0:0 61 [000] 1.000001: kvm:kvm_set_irq: gsi 4 level 1 source 0",
						" kworker/0:0 61 [000] 1.000002: kvm:kvm_pic_set_irq: chip 0 pin 4 (edge)",
						" CPU 0/KVM 62 [001] 1.000003: kvm:kvm_inj_virq: IRQ 0x34"));
	}

	@Test
	void aTraceOfOtherThingsHasNothingToCompare(@TempDir Path folder) throws Exception {
		Path trace = folder.resolve("trace.txt");
		Files.writeString(trace, "       CPU 0/KVM-3307    [003] .....   100.000001: kvm_entry: vcpu 0, rip 0x1000\n");
		CommandRun walk = CommandRun.run("walk", noapic, "--compare", trace);
		assertEquals(ExitCode.DIFFERENT, walk.code());
		assertTrue(walk.err().contains("nothing to compare"), walk.err());
	}
}
