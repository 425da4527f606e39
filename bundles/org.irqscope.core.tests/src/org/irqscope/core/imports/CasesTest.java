package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.model.VirtualMachine;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people paste, each beside what is right about it: {@code cases/NAME.txt} and the statements of
 * {@code NAME.expect}.
 */
class CasesTest {
	private static final String REFUSED = "refused ", PROCESS = "process ";

	static List<Path> cases() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("cases"))) {
			return files.filter(file -> file.toString().endsWith(".expect")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void isReadAsItIs(Path expectation) throws Exception {
		Path file = Path.of(expectation.toString().replace(".expect", ".txt"));
		ImportedText text = TraceImporter.read(file, Progress.NONE);
		assertEquals(List.of(), text.unknown(), "everything is understood");
		assertEquals(text.lines(), text.understood() + text.ignoredLines());
		for (String statement : Files.readAllLines(expectation))
			if (statement.startsWith(REFUSED))
				assertRefused(text, statement.substring(REFUSED.length()));
			else if (statement.startsWith(PROCESS)) {
				String[] words = statement.split(" ", 3);
				new Case(text, machine(text, OptionalInt.of(Integer.parseInt(words[1])))).holds(words[2]);
			} else
				new Case(text, machine(text, OptionalInt.empty())).holds(statement);
	}

	private static VirtualMachine machine(ImportedText text, OptionalInt process) throws Exception {
		return MachineImport.of("machine", List.of(text), process);
	}

	private static void assertRefused(ImportedText text, String reason) {
		MachineImportException refusal = assertThrows(MachineImportException.class,
				() -> machine(text, OptionalInt.empty()));
		assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
	}
}
