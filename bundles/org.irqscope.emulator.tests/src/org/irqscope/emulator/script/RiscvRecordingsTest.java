package org.irqscope.emulator.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.irqscope.emulator.riscv.KernelVersion;
import org.irqscope.emulator.riscv.RiscvHost;
import org.irqscope.emulator.script.riscv.EmulatedRiscvVm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The emulator answers random operations on machines with harts as Linux did in QEMU, where its own KVM ran guests on
 * an emulated RISC-V processor: byte for byte.
 */
class RiscvRecordingsTest {
	private static final Path RECORDINGS = Path.of("recordings", "riscv");
	private static final String END = ".jsonl.gz";
	private static final int LEAST_OPS = 3000;

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	/** Each version with each script that was recorded of it. */
	static List<Arguments> recordings() throws IOException {
		List<Arguments> all = new ArrayList<>();
		for (Path version : files(RECORDINGS))
			if (Files.isDirectory(version))
				for (Path file : files(version))
					all.add(Arguments.of(version.getFileName().toString(),
							file.getFileName().toString().replace(END, "")));
		return all;
	}

	private static List<String> answers(String version, String kind) throws IOException {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				new GZIPInputStream(Files.newInputStream(RECORDINGS.resolve(version).resolve(kind + END))),
				StandardCharsets.US_ASCII))) {
			return lines.lines().toList();
		}
	}

	/** The host that QEMU is: from 7 on the kernel asks how many identities its interrupt files have. */
	private static RiscvHost host(String version) {
		KernelVersion kernel = KernelVersion.of(version);
		RiscvHost usual = RiscvHost.DEFAULT.withVersion(kernel);
		return kernel == KernelVersion.NEWER
				? new RiscvHost(kernel, usual.aia(), usual.guestFiles(), 256, usual.sstc(), usual.gpaBits()) : usual;
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void answersAsThatKernelDid(String version, String kind) throws Exception {
		List<String> expected = answers(version, kind);
		List<Op> ops = OpScript.parse(Files.readAllLines(RECORDINGS.resolve(kind + ".kvmops")), Language.RISCV)
				.ops();
		assertEquals(expected.size(), ops.size(), "operations");
		try (ScriptRunner<?> runner = new ScriptRunner<>(EmulatedRiscvVm.backend(host(version)))) {
			for (int at = 0; at < ops.size(); at++)
				assertEquals(expected.get(at), runner.run(ops.get(at)).json(), "line " + ops.get(at).line());
		}
	}

	@Test
	void eachVersionHasEnoughOfThem() throws Exception {
		for (String version : List.of("6.12", "7.2")) {
			int ops = 0;
			for (Path file : files(RECORDINGS.resolve(version)))
				ops += answers(version, file.getFileName().toString().replace(END, "")).size();
			assertTrue(ops >= LEAST_OPS, version + " has " + ops);
		}
	}
}
