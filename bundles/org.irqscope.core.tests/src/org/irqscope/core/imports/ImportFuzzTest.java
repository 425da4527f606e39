package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoilt files give a machine that can be saved and walked, or one error. */
class ImportFuzzTest {
	private static final int ROUNDS = 200;
	@TempDir
	Path folder;

	@Test
	void spoiltFilesAreImportedOrRefusedAndNothingElse() throws Exception {
		Random random = new Random(4);
		int machines = 0;
		int walks = 0;
		int refused = 0;
		for (int round = 0; round < ROUNDS; round++)
			try {
				VirtualMachine machine = MachineImport.withoutPlaces("spoilt",
						TraceImporter.readAll(spoilt(round, random), Progress.NONE), OptionalInt.empty());
				machines++;
				walks += walk(machine);
			} catch (ImportException | MachineImportException e) {
				assertEquals(1, e.getMessage().lines().count(), e.getMessage());
				refused++;
			}
		assertTrue(machines > ROUNDS / 4 && refused > ROUNDS / 20 && walks > ROUNDS / 8,
				machines + " machines, " + walks + " walks, " + refused + " refused");
	}

	private List<Path> spoilt(int round, Random random) throws Exception {
		Examples example = round % 2 == 0 ? Examples.APIC : Examples.NOAPIC;
		List<Path> files = new ArrayList<>();
		for (Path file : new Texted(folder).with(example).files())
			files.add(random.nextInt(3) == 0 ? spoilt(file, random) : file);
		return files;
	}

	private static Path spoilt(Path file, Random random) throws Exception {
		List<String> lines = new ArrayList<>(Files.readAllLines(file));
		for (int times = random.nextInt(3); times >= 0; times--) {
			int at = random.nextInt(lines.size());
			switch (random.nextInt(4)) {
			case 0 -> lines.remove(at);
			case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
			case 2 -> lines.set(at, lines.get(at).replaceAll("\\d+", Long.toString(random.nextLong(5000))));
			default -> lines.set(at, spoilt(lines.get(at), random));
			}
		}
		return Files.write(file, lines);
	}

	private static String spoilt(String line, Random random) {
		if (line.isEmpty())
			return "\u0000".repeat(random.nextInt(2)) + "\u0001";
		int at = random.nextInt(line.length());
		return line.substring(0, at) + (char) (' ' + random.nextInt(95)) + line.substring(at + 1);
	}

	/** What the document says outlives saving; each stimulus sets off a walk, or is refused with a reason. */
	private static int walk(VirtualMachine machine) {
		assertTrue(MachineFiles.bytes(machine).length > 0);
		int walks = 0;
		for (Stimulus stimulus : machine.getStimuli())
			try {
				walks += Session.run(machine, stimulus).walk().size() > 0 ? 1 : 0;
			} catch (MachineStateException e) {
				assertFalse(e.getMessage().isBlank());
			}
		return walks;
	}
}
