package org.irqscope.emulator.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The emulator answers every operation of the recordings as Linux 6.18 did, byte for byte. */
class RecordingsTest {
	private static final Path RECORDINGS = Path.of("recordings");

	static List<Path> recordings() throws IOException {
		try (Stream<Path> files = Files.list(RECORDINGS)) {
			return files.filter(file -> file.toString().endsWith(".kvmops")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void answersAsTheKernelDid(Path script) throws Exception {
		Path recorded = script.resolveSibling(script.getFileName().toString().replace(".kvmops", ".jsonl"));
		List<String> expected = Files.readAllLines(recorded);
		List<Op> ops = OpScript.parse(Files.readAllLines(script)).ops();
		assertEquals(expected.size(), ops.size(), "operations");
		try (ScriptRunner<?> runner = new ScriptRunner<>(EmulatedX86Vm.backend(Host.DEFAULT))) {
			for (int at = 0; at < ops.size(); at++)
				assertEquals(expected.get(at), runner.run(ops.get(at)).json(), "line " + ops.get(at).line());
		}
	}
}
