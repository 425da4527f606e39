package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code walk --format perf}: what perf recorded of one serial interrupt, from its line to its vector. */
class WalkPerfTest {
	/** Thread, process, processor and time differ from run to run; what follows does not. */
	private static final Pattern EVENT = Pattern.compile(".{15,} \\[\\d+] +\\d+\\.\\d+: (.+)");
	/** Newer kernels write the vector in hexadecimal, and whether it is injected again. */
	private static final Pattern INJECTED = Pattern
			.compile("(.*kvm_inj_virq: )irq (\\d+)|(.*kvm_inj_virq: )IRQ (0x\\w+).*");
	private static final String TIMER = " vec 236 ", RISES = "gsi 4 level 1";
	@TempDir
	private Path folder;

	private static List<String> events(List<String> lines) {
		List<String> events = new ArrayList<>();
		for (String line : lines) {
			Matcher matcher = EVENT.matcher(line);
			if (matcher.matches())
				events.add(meaning(matcher.group(1)));
		}
		return events;
	}

	private static String meaning(String event) {
		Matcher injected = INJECTED.matcher(event);
		if (!injected.matches())
			return event;
		return injected.group(1) != null ? injected.group(1) + injected.group(2)
				: injected.group(3) + Integer.decode(injected.group(4));
	}

	/** The first interrupt of the serial line in a trace; the timer's are left out, which come whenever they like. */
	private static List<String> firstInterrupt(Path trace) throws Exception {
		List<String> interrupt = new ArrayList<>();
		for (String event : events(Files.readAllLines(trace))) {
			boolean rises = event.endsWith(RISES + " source 0");
			if (rises && !interrupt.isEmpty())
				return interrupt;
			if ((rises || !interrupt.isEmpty()) && !event.contains(TIMER))
				interrupt.add(event);
		}
		throw new AssertionError(trace + " holds no second interrupt");
	}

	@ParameterizedTest
	@EnumSource
	void walkPrintsTheLinesThatPerfRecorded(Examples example) throws Exception {
		ExampleFiles files = new ExampleFiles(folder);
		CommandRun walk = CommandRun.done("walk", files.machine(example), "--format", "perf");
		List<String> recorded = firstInterrupt(files.trace(example));
		assertEquals(recorded, events(walk.lines()));
		assertEquals(recorded.size(), walk.lines().size());
	}

	@Test
	void noapicEndsInVector52WhichIsInjectedByTheKernel() throws Exception {
		CommandRun walk = CommandRun.done("walk", new ExampleFiles(folder).machine(Examples.NOAPIC), "--format",
				"perf");
		List<String> events = events(walk.lines());
		assertEquals("       kvm:kvm_inj_virq: 52", events.get(events.size() - 1));
		assertTrue(walk.lines().get(events.size() - 2).endsWith("kvm:kvm_inj_virq: IRQ 0x34"), walk.out());
	}

	@Test
	void apicEndsInVector33WhichTheHardwareDelivers() throws Exception {
		Path machine = new ExampleFiles(folder).machine(Examples.APIC);
		CommandRun walk = CommandRun.done("walk", machine, "--format", "perf");
		assertTrue(walk.out().contains(" kvm:kvm_apic_accept_irq: apicid 0 vec 33 (Fixed|edge)\n"), walk.out());
		assertTrue(!walk.out().contains("kvm_inj_virq"), walk.out());
		String text = CommandRun.done("walk", machine).out();
		assertTrue(text.contains("virtual_interrupt_delivery(vector 33) = 33"), text);
	}

	@Test
	void chosenEventsArePrintedAndNoOthers() throws Exception {
		Path machine = new ExampleFiles(folder).machine(Examples.NOAPIC);
		CommandRun walk = CommandRun.done("walk", machine, "--format", "perf", "--events", "kvm_ack_irq,kvm:kvm_pio");
		assertEquals(List.of("kvm:kvm_pio: pio_write at 0x20 size 1 count 1 val 0x64",
				"kvm:kvm_ack_irq: irqchip PIC master pin 4"),
				events(walk.lines()).stream().map(String::strip).toList());
		int all = CommandRun.done("walk", machine, "--format", "perf", "--events", "all").lines().size();
		assertEquals(10, all);
		CommandRun.refused("there is no event \"kvm_none\"", "walk", machine, "--format", "perf", "--events",
				"kvm_none");
	}

	@Test
	void whatIsPrintedIsATraceThatAgreesWithItsWalk() throws Exception {
		Path machine = new ExampleFiles(folder).machine(Examples.APIC);
		Path trace = folder.resolve("walk.txt");
		Files.writeString(trace, CommandRun.done("walk", machine, "--format", "perf").out());
		CommandRun again = CommandRun.run("walk", machine, "--format", "perf", "--compare", trace);
		assertEquals(Files.readString(trace), again.out());
		assertEquals(ExitCode.DONE, again.code());
	}
}
