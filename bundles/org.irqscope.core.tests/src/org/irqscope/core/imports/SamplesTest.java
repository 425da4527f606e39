package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.core.compare.TraceComparison;
import org.irqscope.core.session.Session;
import org.irqscope.model.ImportedSource;
import org.irqscope.model.Inference;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.model.rules.MachineValidator;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recorded text makes a machine without any other, and what interrupts in it walks as it was recorded. */
class SamplesTest {
	@TempDir
	static Path folder;

	/** The samples, and each text of the examples. */
	static List<Path> samples() throws IOException {
		return samples(folder);
	}

	/** The texts of the examples are written into a folder. */
	static List<Path> samples(Path folder) throws IOException {
		List<Path> samples = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of("samples"))) {
			files.sorted().forEach(samples::add);
		}
		for (Examples example : Examples.values())
			samples.addAll(new Texted(folder).with(example).files());
		return samples;
	}

	private static VirtualMachine imported(Path sample) throws Exception {
		return new Texted(folder).with(sample).machine();
	}

	private static List<String> stimuli(Path sample) throws Exception {
		return imported(sample).getStimuli().stream().map(Stimulus::getName).toList();
	}

	@ParameterizedTest
	@MethodSource("samples")
	void machineOfOneTextIsPossibleAndSaysWhatIsConcluded(Path sample) throws Exception {
		VirtualMachine machine = imported(sample);
		assertEquals(List.of(), MachineValidator.validate(machine));
		ImportedSource source = machine.getSources().get(0);
		assertEquals(List.of(), source.getUnknownLines());
		assertFalse(source.getInferences().isEmpty());
		for (Inference inference : source.getInferences())
			assertTrue(inference.getLine() >= 0 && inference.getLine() <= source.getLines(), inference.getKey());
	}

	@ParameterizedTest
	@MethodSource("samples")
	void everythingThatInterruptsWalksAsItWasRecorded(Path sample) throws Exception {
		VirtualMachine machine = imported(sample);
		ImportedText text = TraceImporter.read(sample, Progress.NONE);
		boolean traced = text.events().stream().anyMatch(event -> event.name().endsWith("_set_irq"));
		assertFalse(traced && machine.getStimuli().isEmpty());
		for (Stimulus stimulus : machine.getStimuli()) {
			Session session = Session.run(machine, stimulus);
			assertTrue(session.walk().size() > 0, stimulus.getName());
			if (traced)
				assertEquals(Optional.empty(), TraceComparison.of(session.walk(), text.events()).difference(),
						stimulus.getName());
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void coloursAndLineEndsOfAnotherTerminalMakeNoOtherMachine(Path sample) throws Exception {
		StringBuilder text = new StringBuilder("\ufeff");
		for (String line : Files.readAllLines(sample))
			text.append("\u001b[1;32m").append(line).append("\u001b[0m\u001b[K\r\n");
		Path other = Files.createDirectories(folder.resolve("other")).resolve(sample.getFileName());
		assertArrayEquals(MachineFiles.bytes(imported(sample)),
				MachineFiles.bytes(imported(Files.writeString(other, text))));
	}

	@Test
	void everythingThatInterruptsHasAStimulus() throws Exception {
		assertEquals(List.of("ttyS0", "GSI 10", "MSI 81", "MSI 97"),
				stimuli(Path.of("samples", "ftrace-resampler-and-messages-linux6.18.txt")));
		assertEquals(List.of("ttyS0", "ttyS1", "MSI 81"),
				stimuli(Path.of("samples", "ftrace-two-serial-ports-linux6.18.txt")));
		assertEquals(List.of("ttyS0"), stimuli(Path.of("samples", "perf-script-qemu-linux6.18.txt")));
	}

	@Test
	void whereNoTextShowsAnInterruptOpenPinsCanInterrupt() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.APIC, "drgn-ioapic-redirtbl.txt").machine();
		assertEquals(List.of("GSI 0", "GSI 4"), machine.getStimuli().stream().map(Stimulus::getName).toList());
		assertTrue(Texted.conclusions(machine).stream()
				.anyMatch(one -> one.contains("pin 4 of the IOAPIC is open, so GSI 4 can interrupt")));
	}
}
