package org.irqscope.trace;

import static org.irqscope.trace.Samples.lines;
import static org.irqscope.trace.Samples.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.irqscope.trace.ftrace.FtraceWriter;
import org.irqscope.trace.perf.PerfScriptWriter;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was read is written as the tool wrote it. */
class WriterTest {
	/** perf aligned the names to {@code kvm:kvm_apic_accept_irq}, whether that was hit or not. */
	private static final int NAME_WIDTH = 23;
	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "perf-script-apic.txt", "perf-script-noapic.txt", "perf-script-real-apic-linux6.18.txt",
			"perf-script-real-noapic-linux6.18.txt" })
	void perfScriptComesBackLineForLine(String name) throws Exception {
		StringBuilder written = new StringBuilder();
		new PerfScriptWriter(NAME_WIDTH, false).write(read(name).events(), written);
		List<String> events = lines(name).stream().filter(line -> line.contains("kvm:")).toList();
		assertEquals(String.join("\n", events) + "\n", written.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "perf-script-apic.txt", "perf-script-noapic.txt", "perf-script-real-apic-linux6.18.txt" })
	void theColumnsFitTheLongestName(String name) throws Exception {
		List<TraceEvent> events = read(name).events();
		List<String> expected = lines(name).stream().filter(line -> line.contains("kvm:")).toList();
		assertEquals(expected, events.stream().map(PerfScriptWriter.fitting(events)::line).toList());
	}

	@Test
	void aBigTraceComesBackButForBlanksAtTheEndOfLines() throws Exception {
		PerfScriptWriter writer = new PerfScriptWriter(34, false);
		try (BufferedReader original = new BufferedReader(new InputStreamReader(
				new GZIPInputStream(Files.newInputStream(Samples.BIG)), StandardCharsets.UTF_8))) {
			for (TraceEvent event : TraceImporter.read(Samples.BIG, Progress.NONE).events())
				assertEquals(original.readLine().stripTrailing(), writer.line(event));
			assertEquals(-1, original.read());
		}
	}

	@Test
	void nanosecondsAreWrittenWhenThereAreAny() throws Exception {
		String line = "       CPU 3/KVM 12345 [011]    12.123456789: kvm:kvm_eoi: apicid 1f vector 33";
		List<TraceEvent> events = Written.read(folder, line).events();
		assertEquals(line, PerfScriptWriter.fitting(events).line(events.get(0)));
		assertEquals("       CPU 3/KVM 12345 [011]    12.123456: kvm:kvm_eoi: apicid 1f vector 33",
				new PerfScriptWriter(1, false).line(events.get(0)));
	}

	@Test
	void theFunctionTracerComesBackLineForLine() throws Exception {
		String name = "ftrace-vfio-affinity-move.txt";
		assertEquals(lines(name), read(name).calls().stream().map(FtraceWriter::line).toList());
	}

	@Test
	void tracefsEventsComeBackLineForLine() throws Exception {
		List<String> lines = List.of(
				"          <idle>-0       [001] dNh1.  2999.774215: softirq_raise: vec=9 [action=RCU]",
				" kworker/0:2-eve-437357  [000] ..... 113108.711751: kvm_set_irq: gsi 4 level 1 source 0");
		assertEquals(lines, Written.read(folder, String.join("\n", lines)).events().stream().map(FtraceWriter::line)
				.toList());
	}

	@Test
	void anEventOfPerfIsWrittenAsTracefsShowsIt() throws Exception {
		TraceEvent event = read("perf-script-apic.txt").events().get(2);
		String line = FtraceWriter.line(event);
		assertEquals(" kworker/3:1-eve-443349  [003] ..... 113108.708681: kvm_set_irq: gsi 4 level 1 source 0", line);
		TraceEvent again = Written.read(folder, line).events().get(0);
		assertEquals(List.of(event.time(), event.comm(), event.pid(), event.fullName(), event.text()),
				List.of(again.time(), again.comm(), again.pid(), again.fullName(), again.text()));
	}
}
