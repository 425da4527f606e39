package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.compare.TraceComparison;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A sample whose bytes and lines were damaged as copying, cutting and terminals damage them gives a whole machine or
 * one error, and what interrupts in the machine is walked and compared.
 */
class SampleMutationTest {
	private static final int MUTANTS = 25;
	private static final List<String> WRAPPED = List.of("\u001b[1;31m%s\u001b[0m", "\u001b]0;title\u0007%s", "%s\r",
			"\u001b[K%s", "[root@host ~]# drgn script.py\n%s", "$ perf script\n%s", "\ufeff%s", "\t%s  ");
	private static final List<String> WIDE = List.of("18446744073709551615", "99999999999999999999999999", "-1", "4096",
			"0xffffffffffffffff", "00000000000000000004", "2147483648", "", "1e9");
	@TempDir
	static Path folder;

	static List<Path> samples() throws Exception {
		return SamplesTest.samples(folder);
	}

	@ParameterizedTest
	@MethodSource("samples")
	void damagedTextIsImportedWholeOrRefused(Path sample) throws Exception {
		byte[] whole = Files.readAllBytes(sample);
		Random random = new Random(sample.getFileName().toString().hashCode());
		int imported = 0;
		for (int mutant = 0; mutant < MUTANTS; mutant++) {
			byte[] text = whole;
			for (int damage = random.nextInt(3); damage >= 0; damage--)
				text = random.nextBoolean() ? damagedBytes(text, random) : damagedLines(text, random);
			Path file = Files.write(folder.resolve("mutant.txt"), text);
			String content = new String(text, StandardCharsets.ISO_8859_1);
			imported += imports(file) ? 1 : 0;
		}
		assertTrue(imported > 0, "some damage is harmless");
	}

	private static boolean imports(Path file) throws Exception {
		try {
			ImportedText text = TraceImporter.read(file, Progress.NONE);
			VirtualMachine machine = MachineImport.withoutPlaces("mutant", List.of(text), OptionalInt.empty());
			byte[] document = MachineFiles.bytes(machine);
			assertArrayEquals(document,
					MachineFiles.bytes(MachineFiles.load(new ByteArrayInputStream(document), "mutant")));
			for (Stimulus stimulus : machine.getStimuli())
				walk(machine, stimulus, text);
			return true;
		} catch (ImportException e) {
			assertEquals(file.toString(), e.file());
			assertEquals(1, e.getMessage().lines().count(), e.getMessage());
			return false;
		} catch (MachineImportException e) {
			assertEquals(file.toString(), e.file());
			assertEquals(1, e.getMessage().lines().count(), e.getMessage());
			return false;
		}
	}

	private static void walk(VirtualMachine machine, Stimulus stimulus, ImportedText text) {
		try {
			Session session = Session.run(machine, stimulus);
			TraceComparison comparison = TraceComparison.of(session.walk(), text.events());
			assertEquals(comparison.equalEvents(), comparison.equalInTrace().size());
			assertEquals(comparison.same(), comparison.rows().firstDifference().isEmpty()
					&& comparison.equalEvents() > 0);
		} catch (MachineStateException e) {
			assertEquals(1, e.getMessage().lines().count(), e.getMessage());
		}
	}

	private static byte[] damagedBytes(byte[] text, Random random) {
		byte[] damaged = text.clone();
		if (text.length < 2)
			return damaged;
		int at = random.nextInt(text.length);
		int other = random.nextInt(text.length);
		switch (random.nextInt(5)) {
		case 0 -> damaged = Arrays.copyOf(text, at);
		case 1 -> {
			damaged[at] = text[other];
			damaged[other] = text[at];
		}
		case 2 -> damaged[at] = (byte) random.nextInt(1, 256);
		case 3 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
		default -> {
			ByteArrayOutputStream windows = new ByteArrayOutputStream();
			for (byte one : text) {
				if (one == '\n')
					windows.write('\r');
				windows.write(one);
			}
			damaged = windows.toByteArray();
		}
		}
		return damaged;
	}

	private static byte[] damagedLines(byte[] text, Random random) {
		List<String> lines = new ArrayList<>(List.of(new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)));
		int at = random.nextInt(lines.size());
		int other = random.nextInt(lines.size());
		String line = lines.get(at);
		switch (random.nextInt(8)) {
		case 0 -> lines.remove(at);
		case 1 -> lines.add(other, line);
		case 2 -> Collections.swap(lines, at, other);
		case 3 -> Collections.rotate(lines.subList(Math.min(at, other), Math.max(at, other) + 1), random.nextInt(1, 9));
		case 4 ->
				lines.addAll(other, List.copyOf(lines.subList(at, Math.min(lines.size(), at + random.nextInt(1, 30)))));
		case 5 -> lines.set(at, WRAPPED.get(random.nextInt(WRAPPED.size())).replace("%s", line));
		case 6 -> lines.set(at, number(line, random));
		default -> Collections.shuffle(lines.subList(at, Math.min(lines.size(), at + random.nextInt(2, 12))), random);
		}
		return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
	}

	/** One of the numbers of a line becomes another. */
	private static String number(String line, Random random) {
		List<int[]> numbers = new ArrayList<>();
		Matcher matcher = Pattern.compile("[0-9]+").matcher(line);
		while (matcher.find())
			numbers.add(new int[] { matcher.start(), matcher.end() });
		if (numbers.isEmpty())
			return line;
		int[] number = numbers.get(random.nextInt(numbers.size()));
		return line.substring(0, number[0]) + WIDE.get(random.nextInt(WIDE.size())) + line.substring(number[1]);
	}
}
