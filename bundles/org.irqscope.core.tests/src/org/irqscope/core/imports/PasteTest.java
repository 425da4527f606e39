package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a paste does to a text, it makes the same machine: quoted, numbered, coloured, indented, fenced or wrapped
 * anywhere. How often it is tried for each text can be told by {@code -Dirqscope.pastes=N}.
 */
class PasteTest {
	private static final int TRIES = Integer.getInteger("irqscope.pastes", 20);
	@TempDir
	Path folder;

	static List<Path> cases() throws Exception {
		return CasesTest.cases().stream().map(file -> Path.of(file.toString().replace(".expect", ".txt"))).toList();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void makesTheSameMachine(Path file) throws Exception {
		List<String> lines = Files.readAllLines(file);
		String machine = machine(file);
		boolean trace = !TraceImporter.read(file, Progress.NONE).events().isEmpty();
		for (long seed = 0; seed < TRIES; seed++) {
			List<String> mangled = new Mangled(lines, seed, trace).lines();
			Path copy = folder.resolve(file.getFileName());
			Files.write(copy, mangled);
			assertEquals(machine, machine(copy), seed + ":\n" + String.join("\n", mangled));
		}
	}

	/** The machine without the lines that it was read from; or why there is none. */
	private static String machine(Path file) throws Exception {
		ImportedText text = TraceImporter.read(file, Progress.NONE);
		try {
			VirtualMachine machine = MachineImport.of("machine", List.of(text), OptionalInt.empty());
			machine.getSources().clear();
			return new String(MachineFiles.bytes(machine)) + text.unknown().stream().map(one -> one.text())
					.collect(Collectors.joining("\n"));
		} catch (MachineImportException e) {
			return e.getMessage().replaceAll(".*?:\\d+", "");
		}
	}
}
