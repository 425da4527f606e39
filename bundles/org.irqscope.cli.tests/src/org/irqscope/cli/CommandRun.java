package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.NullProgressMonitor;

/** What a command printed, and how it ended. */
public record CommandRun(int code, String out, String err) {
	/** What an import says at its end. */
	private static final Pattern SUMMARY = Pattern
			.compile("lines \\d+: events \\d+, other \\d+, not understood \\d+\\R");

	/** Runs a command; files may be given as paths. */
	public static CommandRun run(Object... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		int code = new Main(new Console(new PrintStream(out, false, StandardCharsets.UTF_8),
				new PrintStream(err, false, StandardCharsets.UTF_8), new NullProgressMonitor()))
				.run(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
		return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

	/** Runs a command that has to succeed and to say nothing but its result. */
	public static CommandRun done(Object... arguments) {
		CommandRun run = run(arguments);
		if (arguments[0].equals("import") && !run.out.startsWith("Makes"))
			assertTrue(SUMMARY.matcher(run.err()).matches(), run.err());
		else
			assertEquals("", run.err());
		assertEquals(ExitCode.DONE, run.code());
		return run;
	}

	/** Runs a command that has to be refused with one line about a file. */
	public static void refused(Path file, String reason, Object... arguments) {
		refused(file + ": " + reason, arguments);
	}

	/** Runs a command that has to be refused: one line on standard error, nothing on standard output. */
	public static void refused(String message, Object... arguments) {
		CommandRun run = run(arguments);
		assertEquals("irqscope: " + message + "\n", run.err());
		assertEquals("", run.out());
		assertEquals(ExitCode.UNUSABLE, run.code());
	}

	public List<String> lines() {
		return out.lines().toList();
	}
}
