package org.irqscope.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.trace.perf.PerfScriptWriter;
import org.irqscope.trace.recorded.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The walk of the emulator beside what a kernel recorded. */
class TraceComparisonTest {
	private static final Path SAMPLES = Path.of("samples");
	@TempDir
	Path folder;

	private TraceComparison compared(Examples example, List<TraceEvent> trace) throws Exception {
		return TraceComparison.of(ComparedWalks.of(example, folder), trace);
	}

	/** The trace of an example with some lines changed. */
	private List<TraceEvent> changed(Examples example, int line, String from, String to) throws Exception {
		return changed(example, line, Integer.MAX_VALUE, from, to);
	}

	private List<TraceEvent> changed(Examples example, int line, int end, String from, String to) throws Exception {
		Path file = new Texted(folder).with(example, "perf-script-" + example.machine() + ".txt").files().get(0);
		List<String> lines = new ArrayList<>(Files.readAllLines(file).stream().limit(end).toList());
		assertTrue(lines.get(line - 1).contains(from), lines.get(line - 1));
		lines.set(line - 1, lines.get(line - 1).replace(from, to));
		return ComparedWalks.events(Files.write(file, lines));
	}

	@ParameterizedTest
	@EnumSource
	void walkIsWhatTheKernelRecorded(Examples example) throws Exception {
		TraceComparison comparison = compared(example, ComparedWalks.trace(example, folder));
		assertEquals(Optional.empty(), comparison.difference());
		assertTrue(comparison.same());
		assertEquals(example == Examples.NOAPIC ? 8 : 7, comparison.equalEvents());
	}

	@Test
	void onlyTracepointsThatTheTraceSampledAreCompared() throws Exception {
		assertEquals(Set.of(KvmTracepoint.KVM_SET_IRQ, X86Tracepoint.KVM_IOAPIC_SET_IRQ, X86Tracepoint.KVM_PIC_SET_IRQ,
				X86Tracepoint.KVM_APIC_ACCEPT_IRQ, X86Tracepoint.KVM_INJ_VIRQ),
				compared(Examples.NOAPIC, ComparedWalks.trace(Examples.NOAPIC, folder)).sampled());
		List<TraceEvent> calls = ComparedWalks.trace(Examples.NOAPIC, folder).stream()
				.filter(event -> event.name().equals("kvm_set_irq")).toList();
		TraceComparison comparison = compared(Examples.NOAPIC, calls);
		assertTrue(comparison.same());
		assertEquals(2, comparison.equalEvents());
	}

	@Test
	void injectedVectorIsComparedByMeaning() throws Exception {
		Walk walk = ComparedWalks.of(Examples.NOAPIC, folder);
		assertTrue(walk.events().stream().anyMatch(line -> line.text().equals("IRQ 0x34 [reinjected]")));
		assertTrue(compared(Examples.NOAPIC, ComparedWalks.trace(Examples.NOAPIC, folder)).same());
		assertFalse(compared(Examples.NOAPIC, changed(Examples.NOAPIC, 10, "irq 52", "irq 53")).same());
	}

	@Test
	void anotherVectorIsTheFirstDifferenceWithLineAndHop() throws Exception {
		TraceComparison comparison = compared(Examples.APIC, changed(Examples.APIC, 4, "vec 33", "vec 34"));
		WalkDifference difference = comparison.difference().orElseThrow();
		assertEquals(1, difference.index());
		assertEquals("kvm_apic_accept_irq: apicid 0 vec 33 (Fixed|edge)", difference.walk().orElseThrow().line());
		assertEquals("pin 4 dst 0 vec 33 (Fixed|physical|edge)", difference.trace().orElseThrow().text());
		assertEquals(5, difference.trace().orElseThrow().where().line());
		Walk walk = ComparedWalks.of(Examples.APIC, folder);
		assertEquals("__apic_accept_irq", walk.hop(difference.position() - 1).site().functionName());
	}

	@Test
	void anotherStateOfAPinIsADifference() throws Exception {
		WalkDifference difference = compared(Examples.APIC, changed(Examples.APIC, 6, 9, "(edge|masked)", "(edge)"))
				.difference()
				.orElseThrow();
		assertEquals(3, difference.index());
		assertEquals(6, difference.trace().orElseThrow().where().line());
	}

	@Test
	void interruptThatTheTraceBreaksOffIsADifferenceAtItsEnd() throws Exception {
		List<TraceEvent> trace = ComparedWalks.trace(Examples.NOAPIC, folder).subList(0, 6);
		WalkDifference difference = compared(Examples.NOAPIC, trace).difference().orElseThrow();
		assertEquals(4, difference.index());
		assertEquals(Optional.empty(), difference.trace());
		assertEquals("kvm_ioapic_set_irq", difference.walk().orElseThrow().tracepoint().kernelName());
	}

	@Test
	void eventThatTheWalkDoesNotHaveIsADifferenceAtTheWalksEnd() throws Exception {
		List<TraceEvent> trace = new ArrayList<>(ComparedWalks.trace(Examples.APIC, folder));
		trace.add(9, trace.get(8));
		WalkDifference difference = compared(Examples.APIC, trace).difference().orElseThrow();
		assertEquals(7, difference.index());
		assertEquals(Optional.empty(), difference.walk());
		assertEquals(ComparedWalks.of(Examples.APIC, folder).size(), difference.position());
	}

	@Test
	void traceWithoutTheInterruptIsADifferenceAtTheBeginning() throws Exception {
		List<TraceEvent> timer = ComparedWalks.trace(Examples.APIC, folder).subList(0, 2);
		TraceComparison comparison = compared(Examples.APIC, timer);
		assertFalse(comparison.same());
		assertEquals(0, comparison.equalEvents());
		assertEquals(0, comparison.difference().orElseThrow().index());
	}

	@Test
	void interruptsOfOtherLinesStandBetweenAndAreNotCompared() throws Exception {
		List<TraceEvent> trace = new ArrayList<>(ComparedWalks.trace(Examples.APIC, folder));
		List<TraceEvent> others = new ArrayList<>();
		for (TraceEvent event : trace.subList(2, 9))
			others.add(new TraceEvent(event.time(), 1, "kworker/9:9", 9, "", event.group(), event.name(),
					event.text().replace("gsi 4", "gsi 5").replace("pin 4", "pin 5").replace("vec 33", "vec 49"),
					event.where()));
		for (int at = 0; at < others.size(); at++)
			trace.add(3 + 2 * at, others.get(at));
		assertTrue(compared(Examples.APIC, trace).same());
	}

	@Test
	void traceMayBeginInTheMiddleOfAnInterrupt() throws Exception {
		List<TraceEvent> trace = ComparedWalks.trace(Examples.NOAPIC, folder);
		assertTrue(compared(Examples.NOAPIC, trace.subList(5, trace.size())).same());
	}

	@Test
	void machineImportedFromATraceOfLinux618WalksAsRecorded() throws Exception {
		Path file = SAMPLES.resolve("perf-script-real-apic-linux6.18.txt");
		Walk walk = ComparedWalks.of(new Texted(folder).with("trace.txt", Files.readString(file)).machine());
		TraceComparison comparison = TraceComparison.of(walk, ComparedWalks.events(file));
		assertEquals(Optional.empty(), comparison.difference());
		assertEquals(8, comparison.equalEvents(), "with the EOI");
	}

	@ParameterizedTest
	@EnumSource
	void walkThatIsWrittenAsPerfScriptIsTheSameWhenItIsReadAgain(Examples example) throws Exception {
		Walk walk = ComparedWalks.of(example, folder);
		List<TraceEvent> events = WalkTrace.of(walk);
		StringBuilder text = new StringBuilder();
		PerfScriptWriter.fitting(events).write(events, text);
		TraceComparison comparison = TraceComparison.of(walk,
				ComparedWalks.events(Files.writeString(folder.resolve("walk.txt"), text)));
		assertTrue(comparison.same());
		assertTrue(comparison.equalEvents() > 7);
	}

	@Test
	void rowsShowBothSidesUntilTheWalkIsOver() throws Exception {
		SideBySide<TraceLine, TraceEvent> rows = compared(Examples.APIC,
				changed(Examples.APIC, 6, 9, "(edge|masked)", "(edge)"))
				.rows();
		assertEquals(OptionalInt.of(3), rows.firstDifference());
		assertEquals(7, rows.rows().size());
		assertTrue(rows.rows().get(3).left().isPresent() && rows.rows().get(3).right().isPresent());
		assertTrue(rows.rows().get(4).same());
	}
}
