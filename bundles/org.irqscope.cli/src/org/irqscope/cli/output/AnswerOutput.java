package org.irqscope.cli.output;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.irqscope.cli.Console;
import org.irqscope.emulator.script.OpResult;

/**
 * Prints answers as lines of JSON, many at a time. When nobody reads them any more the work is cancelled. One thread.
 */
public final class AnswerOutput implements Consumer<OpResult>, AutoCloseable {
	private static final int BUFFER_SIZE = 1 << 16, LINES_PER_CHECK = 1024;

	private final Console console;
	private final PrintStream buffered;
	private long lines;

	public AnswerOutput(Console console) {
		this.console = console;
		this.buffered = new PrintStream(new BufferedOutputStream(console.out(), BUFFER_SIZE), false,
				StandardCharsets.UTF_8);
	}

	@Override
	public void accept(OpResult answer) {
		buffered.append(answer.json()).append('\n');
		lines++;
		if (lines % LINES_PER_CHECK == 0 && (buffered.checkError() || console.out().checkError()))
			console.monitor().setCanceled(true);
	}

	/** The console stays open. */
	@Override
	public void close() {
		buffered.flush();
	}
}
