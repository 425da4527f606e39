package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.emulator.script.x86.X86Vm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This host answers every operation of the recordings as the recorded one did, byte for byte. */
class HostRecordingsTest {
	private static final Path RECORDINGS = Path.of("..", "org.irqscope.emulator.tests", "recordings");

	@BeforeAll
	static void kvm() throws IOException {
		HostTests.assumeKvm();
		HostTests.assumeNoApicv();
	}

	static List<Path> recordings() throws IOException {
		try (Stream<Path> files = Files.list(RECORDINGS)) {
			return files.filter(file -> file.toString().endsWith(".kvmops")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void answersAsRecordedWithTracepointsWhereTheyCanBeSeen(Path script) throws Exception {
		try (HostBackend backend = HostBackend.open()) {
			replay(script, backend, backend.tracingObstacles().isEmpty());
		}
	}

	/** Those whose work is all done as an operation returns; when a worker is done, only tracepoints tell for sure. */
	static List<Path> recordingsWithoutSignals() throws IOException {
		List<Path> scripts = new ArrayList<>();
		for (Path script : recordings())
			if (Files.readAllLines(script).stream().noneMatch(line -> line.startsWith("signal ")))
				scripts.add(script);
		return scripts;
	}

	@ParameterizedTest
	@MethodSource("recordingsWithoutSignals")
	void answersAsRecordedWithoutTracepoints(Path script) throws Exception {
		try (HostBackend backend = HostBackend.withoutTracepoints()) {
			replay(script, backend, false);
		}
	}

	private static void replay(Path script, HostBackend backend, boolean events) throws Exception {
		Path recorded = script.resolveSibling(script.getFileName().toString().replace(".kvmops", ".jsonl"));
		List<String> expected = Files.readAllLines(recorded);
		List<Op> ops = OpScript.parse(Files.readAllLines(script)).ops();
		assertEquals(expected.size(), ops.size(), "operations");
		try (ScriptRunner<X86Vm> runner = new ScriptRunner<>(backend)) {
			for (int at = 0; at < ops.size(); at++) {
				OpResult result = runner.run(ops.get(at));
				String line = events ? expected.get(at) : expected.get(at).replaceFirst(",\"events\":\\[[^]]*]", "");
				assertEquals(line, result.json(), "line " + ops.get(at).line());
			}
		}
	}
}
