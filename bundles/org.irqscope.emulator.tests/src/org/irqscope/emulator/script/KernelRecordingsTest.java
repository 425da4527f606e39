package org.irqscope.emulator.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.LinuxVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The emulator answers random operations as other versions of Linux did in QEMU, where their own KVM ran guests on an
 * emulated AMD processor: byte for byte, with injections.
 */
class KernelRecordingsTest {
	private static final Path RECORDINGS = Path.of("recordings", "kernels");
	private static final int LEAST_OPS = 3000;

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	/** Each version with each script that was recorded of it. */
	static Stream<Arguments> recordings() throws IOException {
		return files(RECORDINGS).stream().filter(Files::isDirectory).flatMap(version -> {
			try {
				return files(version).stream().map(file -> Arguments.of(version.getFileName().toString(),
						file.getFileName().toString().replace(".jsonl.gz", "")));
			} catch (IOException e) {
				throw new IllegalStateException(e);
			}
		});
	}

	private static List<String> answers(String version, String kind) throws IOException {
		Path file = RECORDINGS.resolve(version).resolve(kind + ".jsonl.gz");
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
			return lines.lines().toList();
		}
	}

	/** The host that QEMU is. */
	private static Host host(String version) {
		return Host.DEFAULT.withVendor(Host.Vendor.SVM).withSmm(true)
				.withKernel(LinuxVersion.of(version).orElseThrow());
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void answersAsThatKernelDid(String version, String kind) throws Exception {
		List<String> expected = answers(version, kind);
		List<Op> ops = OpScript.parse(Files.readAllLines(RECORDINGS.resolve(kind + ".kvmops"))).ops();
		assertEquals(expected.size(), ops.size(), "operations");
		try (ScriptRunner<?> runner = new ScriptRunner<>(EmulatedX86Vm.runningGuests(host(version)))) {
			for (int at = 0; at < ops.size(); at++)
				assertEquals(expected.get(at), runner.run(ops.get(at)).json(), "line " + ops.get(at).line());
		}
	}

	@Test
	void eachVersionHasEnoughOfThem() throws Exception {
		for (String version : List.of("6.1", "6.12", "6.18", "7.2")) {
			int ops = 0;
			for (Path file : files(RECORDINGS.resolve(version)))
				ops += answers(version, file.getFileName().toString().replace(".jsonl.gz", "")).size();
			assertTrue(ops >= LEAST_OPS, version + " has " + ops);
		}
	}
}
