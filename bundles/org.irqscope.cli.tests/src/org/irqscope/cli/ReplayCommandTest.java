package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.operation.ConformOperation;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.Obstacle;
import org.irqscope.kvm.Tracefs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code replay}: a line of JSON for each operation, byte for byte what the kernel answered. */
class ReplayCommandTest {
	private static final Path RECORDINGS = Path.of("..", "org.irqscope.emulator.tests", "recordings");
	private static final String EVENTS = ",\"events\":\\[[^]]*]";
	@TempDir
	private Path directory;

	static List<Path> recordings() throws IOException {
		try (Stream<Path> files = Files.list(RECORDINGS)) {
			return files.filter(file -> file.toString().endsWith(".kvmops")).sorted().toList();
		}
	}

	private static String recorded(Path script) throws IOException {
		return Files.readString(script.resolveSibling(script.getFileName().toString().replace(".kvmops", ".jsonl")));
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void theEmulatorPrintsWhatWasRecorded(Path script) throws IOException {
		CommandRun replay = CommandRun.run("replay", script.toString());
		assertEquals(recorded(script), replay.out());
		assertEquals("", replay.err());
		assertEquals(ExitCode.DONE, replay.code());
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void thisHostPrintsWhatWasRecorded(Path script) throws IOException {
		assumeTrue(HostKvm.check().isEmpty(), () -> texts(HostKvm.check()));
		assumeFalse(ConformOperation.emulated().apicv(), "APIC virtualization is on");
		CommandRun replay = CommandRun.run("replay", "--backend", "kvm", script.toString());
		List<Obstacle> obstacles = Tracefs.check();
		String expected = recorded(script);
		assertEquals(obstacles.isEmpty() ? expected : expected.replaceAll(EVENTS, ""), replay.out());
		assertEquals(obstacles.size(), replay.err().lines().count(), replay.err());
		assertEquals(ExitCode.DONE, replay.code());
	}

	private static String texts(List<Obstacle> obstacles) {
		return obstacles.stream().map(Obstacle::text).collect(Collectors.joining("; "));
	}

	@Test
	void withoutKvmItSaysInALineWhatIsMissing() throws IOException {
		assumeFalse(HostKvm.check().isEmpty(), "KVM can be used");
		Path script = Files.writeString(directory.resolve("a.kvmops"), "line 4 1\n");
		CommandRun replay = CommandRun.run("replay", "--backend", "kvm", script.toString());
		assertEquals("", replay.out());
		assertEquals(1, replay.err().lines().count(), replay.err());
		assertTrue(replay.err().contains(HostKvm.check().get(0).text()), replay.err());
		assertEquals(ExitCode.UNUSABLE, replay.code());
	}

	@ParameterizedTest
	@CsvSource({ "unknown 1,unknown operation", "line 4,is missing", "line 0x100000000 1,is not between",
			"ack 1,there is no vCPU", "signal 0,there is no eventfd", "line 4 1 1,one argument too many",
			"line x 1,no number" })
	void aMalformedScriptIsRefusedWithTheLine(String line, String reason) throws IOException {
		Path script = Files.writeString(directory.resolve("bad.kvmops"), "line 4 1\n" + line + "\nunknown 2\n");
		CommandRun replay = CommandRun.run("replay", script.toString());
		assertEquals("", replay.out());
		assertEquals(1, replay.err().lines().count(), replay.err());
		assertTrue(replay.err().startsWith("irqscope: " + script + ":2: ") && replay.err().contains(reason),
				replay.err());
		assertEquals(ExitCode.UNUSABLE, replay.code());
	}

	@Test
	void aFileThatIsNotThereIsNamed() {
		Path missing = directory.resolve("missing.kvmops");
		CommandRun replay = CommandRun.run("replay", missing.toString());
		assertTrue(replay.err().contains(missing.toString()), replay.err());
		assertEquals(ExitCode.UNUSABLE, replay.code());
		assertEquals(ExitCode.UNUSABLE, CommandRun.run("replay").code());
		assertEquals(ExitCode.UNUSABLE, CommandRun.run("replay", "--backend", "qemu", missing.toString()).code());
	}

	@Test
	void linesGoOutWhileTheScriptRunsAndItEndsWhenNobodyReadsThem() throws IOException {
		Path script = Files.writeString(directory.resolve("long.kvmops"), "line 4 1\nline 4 0\n".repeat(50_000));
		ClosedPipe pipe = new ClosedPipe();
		Console console = new Console(new PrintStream(pipe, false, StandardCharsets.UTF_8),
				new PrintStream(OutputStream.nullOutputStream()), new NullProgressMonitor());
		assertEquals(ExitCode.UNUSABLE, new Main(console).run("replay", script.toString()));
		assertTrue(pipe.tried < 2_000_000, pipe.tried + " bytes were written to nobody");
	}

	/** A pipe whose reader goes after a million bytes. */
	private static final class ClosedPipe extends OutputStream {
		private static final int READ = 1_000_000;
		private int tried;

		@Override
		public void write(int value) throws IOException {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int from, int length) throws IOException {
			tried += length;
			if (tried > READ)
				throw new IOException("Broken pipe");
		}
	}
}
