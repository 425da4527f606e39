package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.model.Knowledge;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A conclusion stands on the lines that it names: it falls with them, and nothing becomes one for want of others. */
class RemovedLinesTest {
	@TempDir
	Path folder;

	/** What is known about a part: of which kind, and what it is called in the text. */
	private record Known(String kind, String part) {
		static Known of(Conclusion one, VirtualMachine machine) {
			return new Known(one.key().split("\\.")[1],
					one.about().map(part -> EcoreUtil.getRelativeURIFragmentPath(machine, part)).orElse(""));
		}
	}

	static List<Path> cases() throws Exception {
		return PasteTest.cases();
	}

	private Optional<VirtualMachine> machine(List<String> lines) throws Exception {
		Path file = Files.write(folder.resolve("text.txt"), lines);
		try {
			return Optional.of(
					MachineImport.of("machine", List.of(TraceImporter.read(file, Progress.NONE)), OptionalInt.empty()));
		} catch (ImportException | MachineImportException e) {
			// Without the line it is no machine, or two.
			return Optional.empty();
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void aConclusionFallsWithItsLines(Path file) throws Exception {
		Optional<VirtualMachine> whole = machine(Files.readAllLines(file));
		List<Conclusion> conclusions = whole.map(Conclusion::all).orElse(List.of()).stream()
				.filter(one -> one.knowledge() == Knowledge.CONCLUDED).toList();
		for (Conclusion conclusion : conclusions) {
			List<String> lines = new ArrayList<>(Files.readAllLines(file));
			Optional<Conclusion> left = Optional.of(conclusion);
			while (left.isPresent()) {
				int line = left.get().line();
				assertTrue(line > 0 && line <= lines.size(), left.get().text());
				lines.remove(line - 1);
				left = machine(lines).map(Conclusion::all).orElse(List.of()).stream()
						.filter(one -> one.key().equals(conclusion.key()) && one.values().equals(conclusion.values()))
						.findFirst();
			}
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void nothingIsConcludedForWantOfALine(Path file) throws Exception {
		List<String> lines = Files.readAllLines(file);
		Optional<VirtualMachine> whole = machine(lines);
		Set<Known> assumed = whole.map(one -> known(one, Knowledge.ASSUMED)).orElse(Set.of());
		for (int line = 0; line < lines.size(); line++) {
			List<String> others = new ArrayList<>(lines);
			String removed = others.remove(line);
			Set<Known> concluded = machine(others).map(one -> known(one, Knowledge.CONCLUDED)).orElse(Set.of());
			assertTrue(Collections.disjoint(assumed, concluded),
					"without " + removed + ": " + concluded + " of " + assumed);
		}
	}

	private static Set<Known> known(VirtualMachine machine, Knowledge knowledge) {
		Set<Known> other = Conclusion.of(machine).stream().filter(one -> one.knowledge() != knowledge)
				.map(one -> Known.of(one, machine)).collect(Collectors.toSet());
		return Conclusion.of(machine).stream().filter(one -> one.knowledge() == knowledge)
				.map(one -> Known.of(one, machine)).filter(one -> !other.contains(one)).collect(Collectors.toSet());
	}

	@ParameterizedTest
	@EnumSource
	void theOrderOfFilesMakesNoDifference(Examples example) throws Exception {
		List<Path> files = new ArrayList<>();
		for (String name : example.files()) {
			Path file = folder.resolve(name);
			try (InputStream text = example.open(name)) {
				Files.copy(text, file);
			}
			files.add(file);
		}
		String machine = bytes(files);
		Random random = new Random(example.ordinal());
		for (int turn = 0; turn < 8; turn++) {
			Collections.shuffle(files, random);
			assertEquals(machine, bytes(files), files.toString());
		}
	}

	private static String bytes(List<Path> files) throws Exception {
		List<ImportedText> texts = TraceImporter.readAll(files, Progress.NONE);
		VirtualMachine machine = MachineImport.of("machine", texts, OptionalInt.empty());
		machine.getSources().clear();
		return new String(MachineFiles.bytes(machine));
	}
}
