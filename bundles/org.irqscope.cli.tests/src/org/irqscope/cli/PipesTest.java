package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever reads a file reads standard input, a pipe and a FIFO as well, and gives up at once when it is told to. */
class PipesTest {
	private static final String LINE = " a 1 [000] 1.000001: kvm:kvm_set_irq: gsi 4 level 1 source 0\n";
	private static final int TURNS = 2000, TURN_MILLISECONDS = 10;
	@TempDir
	private Path folder;
	private Path machine;
	private Path trace;

	@BeforeEach
	void anExample() throws IOException {
		ExampleFiles files = new ExampleFiles(folder.resolve("files"));
		machine = files.machine(Examples.APIC);
		trace = files.trace(Examples.APIC);
	}

	private List<String> left() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(path -> path.getFileName().toString()).filter(name -> !name.equals("files")).sorted()
					.toList();
		}
	}

	private static CommandProcess done(CommandProcess process) {
		assertEquals(ExitCode.DONE, process.code(), process.text());
		return process;
	}

	private Path fifo() throws IOException, InterruptedException {
		Path fifo = folder.resolve("fifo");
		assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
		return fifo;
	}

	@ParameterizedTest
	@ValueSource(strings = { "-", "/dev/stdin" })
	void aTraceIsImportedFromStandardInput(String input) throws Exception {
		String target = folder.resolve("m.irqscope").toString();
		CommandProcess process = done(CommandProcess.run(Files.readAllBytes(trace), "import", input, "-o", target));
		assertTrue(process.text().contains("lines, 0 not understood"), process.text());
		assertEquals(List.of("m.irqscope"), left());
	}

	@Test
	void severalArchivesInARowAreUnpackedOutOfAPipe() throws Exception {
		ByteArrayOutputStream archives = new ByteArrayOutputStream();
		for (int part = 0; part < 3; part++) {
			GZIPOutputStream archive = new GZIPOutputStream(archives);
			archive.write(LINE.repeat(20_000).getBytes());
			archive.finish();
		}
		CommandProcess process = done(CommandProcess.run(archives.toByteArray(), "import", "-", "-o",
				folder.resolve("m.irqscope").toString()));
		assertTrue(process.text().contains("60000 lines, 0 not understood"), process.text());
	}

	@Test
	void aMachineOfStandardInputIsWalkedAndPainted() throws Exception {
		byte[] document = Files.readAllBytes(machine);
		String walked = done(CommandProcess.run(document, "walk", "-")).text();
		assertEquals(CommandRun.done("walk", machine).out(), walked);
		Path picture = folder.resolve("picture.svg");
		done(CommandProcess.run(document, "export", "-", "--diagram", "machine", "--format", "svg", "-o",
				picture.toString()));
		assertTrue(Files.readString(picture).contains("</svg>"));
	}

	@Test
	void aTraceOfStandardInputIsCompared() throws Exception {
		CommandProcess process = CommandProcess.run(Files.readAllBytes(trace), "walk", machine.toString(), "--compare",
				"-");
		CommandRun file = CommandRun.run("walk", machine, "--compare", trace);
		assertEquals(file.code(), process.code(), process.text());
		assertTrue(process.text().contains(file.err().replace(trace.toString(), "-")), process.text());
	}

	@Test
	void aScriptOfStandardInputIsReplayed() throws Exception {
		byte[] script = "vm 2\nline 4 1\n".getBytes();
		assertEquals(2, done(CommandProcess.run(script, "replay", "-")).text().lines().count());
		CommandProcess wrong = CommandProcess.run("vm 2\nlime 4\n".getBytes(), "replay", "-");
		assertEquals("irqscope: -:2: unknown operation \"lime\"\n", wrong.text());
		assertEquals(ExitCode.UNUSABLE, wrong.code());
	}

	@Test
	void aFifoIsReadAsItsWriterWrites() throws Exception {
		Path fifo = fifo();
		Process process = CommandProcess.start(List.of(),
				List.of("import", fifo.toString(), "-o", folder.resolve("m.irqscope").toString()));
		try (OutputStream out = Files.newOutputStream(fifo)) {
			out.write(LINE.getBytes());
			out.flush();
			Thread.sleep(50);
			out.write(LINE.getBytes());
		}
		CommandProcess end = done(CommandProcess.end(process));
		assertTrue(end.text().contains("read      fifo: 2 lines, 0 not understood"), end.text());
	}

	@ParameterizedTest
	@CsvSource({ "import -o m.irqscope,false", "walk,true",
			"export --diagram machine --format svg -o m.svg,false", "replay,true" })
	void whoWaitsForAPipeEndsAtOnceWhenInterrupted(String command, boolean standardInput) throws Exception {
		List<String> arguments = Stream.of((command + " " + (standardInput ? "-" : fifo())).split(" "))
				.map(word -> word.startsWith("m.") ? folder.resolve(word).toString() : word).toList();
		Process process = CommandProcess.start(List.of(), arguments);
		awaitReader(process);
		interrupt(process);
		assertEquals(standardInput ? List.of() : List.of("fifo"), left());
	}

	@Test
	void anEndlessPipeIsReadUntilItIsInterrupted() throws Exception {
		Process process = CommandProcess.start(List.of("-Xmx64m"),
				List.of("import", "-", "-o", folder.resolve("m.irqscope").toString()));
		Thread writer = new Thread(() -> writeForEver(process));
		writer.start();
		awaitReader(process);
		interrupt(process);
		writer.join();
		assertEquals(List.of(), left());
	}

	/** Threads of the virtual machine tell the system their names. */
	private static void awaitReader(Process process) throws IOException, InterruptedException {
		Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
		boolean waits = false;
		for (int turn = 0; turn < TURNS && !waits; turn++) {
			Thread.sleep(TURN_MILLISECONDS);
			try (Stream<Path> tasks = Files.list(threads)) {
				waits = tasks.anyMatch(PipesTest::isReader);
			}
		}
		assertTrue(waits, "nobody reads");
	}

	private static boolean isReader(Path thread) {
		try {
			return Files.readString(thread.resolve("comm")).equals("pipe\n");
		} catch (IOException e) {
			return false;
		}
	}

	/** A command that does not look up from its reading is ended without a word. */
	private static void interrupt(Process process) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
		assertEquals("irqscope: cancelled\n", CommandProcess.end(process).text());
	}

	private static void writeForEver(Process process) {
		try (OutputStream out = process.getOutputStream()) {
			while (true)
				out.write(LINE.repeat(1000).getBytes());
		} catch (IOException e) {
			// Nobody reads any more.
		}
	}
}
