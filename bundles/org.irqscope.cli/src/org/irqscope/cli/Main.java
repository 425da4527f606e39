package org.irqscope.cli;

import java.io.FileDescriptor;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.core.operation.OperationException;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The command line of IRQScope: results on standard output, messages on standard error. Plain Java; it needs neither
 * a display nor a running platform. A Main serves one thread.
 */
public final class Main {
	private final Console console;

	/** A command line that prints to a console. */
	public Main(Console console) {
		this.console = console;
	}

	public static void main(String... args) {
		System.setProperty("java.awt.headless", "true");
		PrintStream out = StandardStream.of(FileDescriptor.out);
		PrintStream err = StandardStream.of(FileDescriptor.err);
		ConsoleMonitor monitor = new ConsoleMonitor(err, Terminal.isStandardError());
		Interruption interruption = Interruption.of(monitor);
		int code = new Main(new Console(out, err, monitor)).run(args);
		interruption.over();
		System.exit(code);
	}

	/**
	 * Runs one command.
	 *
	 * @return the exit code: one of {@link ExitCode}
	 */
	public int run(String... args) {
		int code = execute(args);
		if (console.out().checkError() && !isReaderGone())
			code = fail(Texts.of("output.failed"));
		console.err().flush();
		return code;
	}

	private int execute(String... args) {
		try {
			return commandLine(args).execute(args);
		} catch (OutOfMemoryError | StackOverflowError e) {
			return fail(Texts.of("memory"));
		}
	}

	private boolean isReaderGone() {
		return console.out() instanceof StandardStream stream && stream.readerGone();
	}

	private CommandLine commandLine(String... args) {
		CommandLine line = new CommandLine(new Irqscope(console));
		Commands.of(args).forEach(line::addSubcommand);
		line.setResourceBundle(Texts.bundle());
		line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
		line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
		line.setCaseInsensitiveEnumValuesAllowed(true);
		line.setParameterExceptionHandler(this::misused);
		line.setExecutionExceptionHandler((exception, command, result) -> fail(reason(exception)));
		return line;
	}

	private int misused(ParameterException exception, String[] args) {
		String command = exception.getCommandLine().getCommandSpec().qualifiedName();
		return fail(Texts.of("misused", firstLine(String.valueOf(exception.getMessage())), command));
	}

	private static String reason(Exception exception) {
		if (exception instanceof OperationException)
			return exception.getMessage();
		if (exception instanceof OperationCanceledException)
			return Texts.of("cancelled");
		return Texts.of("internal.error", exception,
				Arrays.stream(exception.getStackTrace()).map(Object::toString).findFirst().orElse(""));
	}

	private int fail(String message) {
		console.monitor().done();
		console.err().println(Texts.of("failed", firstLine(message)));
		return ExitCode.UNUSABLE;
	}

	private static String firstLine(String message) {
		return message.lines().findFirst().orElse("");
	}
}
