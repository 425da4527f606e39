package org.irqscope.core.operation;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.irqscope.core.Texts;
import org.irqscope.trace.text.InputFile;

/**
 * The lines of a script, one at a time, twice if need be: a file is read again, what comes from a pipe is kept. Used by
 * one thread.
 */
final class ScriptFile implements AutoCloseable {
	/** Lines are cut here, so that a file without line ends does not fill the memory. */
	static final int LONGEST_LINE = 4096;
	/** What comes from a pipe has to be kept, to be read twice. */
	private static final int LARGEST_PIPED = 64 << 20;
	/** What stands for the rest of a line: more than any operation has. */
	private static final String REST = " ...";

	private final Path file;
	private final Optional<byte[]> piped;
	private final long size;
	private InputStream in;
	private long read;
	private String line = "";

	private ScriptFile(Path file, Optional<byte[]> piped) throws IOException {
		this.file = file;
		this.piped = piped;
		this.size = Math.max(1, piped.isPresent() ? piped.get().length : Files.size(file));
		this.in = stream();
	}

	/**
	 * Opens a script.
	 *
	 * @param cancelled asked while nothing comes out of a pipe
	 * @throws OperationException when a pipe does not end
	 * @throws CancellationException when cancelled
	 */
	static ScriptFile open(Path file, BooleanSupplier cancelled) throws IOException, OperationException {
		if (!InputFile.isPipe(file))
			return new ScriptFile(file, Optional.empty());
		try (InputStream in = InputFile.open(file, cancelled)) {
			byte[] piped = in.readNBytes(LARGEST_PIPED + 1);
			if (piped.length > LARGEST_PIPED)
				throw new OperationException(file.toString(), 0, Texts.of("script.too.large", LARGEST_PIPED >> 20));
			return new ScriptFile(file, Optional.of(piped));
		}
	}

	private InputStream stream() throws IOException {
		return piped.isPresent() ? new ByteArrayInputStream(piped.get())
				: new BufferedInputStream(Files.newInputStream(file));
	}

	/** Reads the next line; false at the end. */
	boolean next() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		long begin = read;
		int next = in.read();
		if (next < 0)
			return false;
		for (; next >= 0 && next != '\n'; next = in.read()) {
			if (bytes.size() < LONGEST_LINE)
				bytes.write(next);
			read++;
		}
		line = bytes.toString(StandardCharsets.UTF_8) + (read - begin > LONGEST_LINE ? REST : "");
		read++;
		return true;
	}

	/** The line that was read last. */
	String line() {
		return line;
	}

	/** How much has been read, of a whole that is given. */
	int share(int whole) {
		return (int) Math.min(whole, read * whole / size);
	}

	/** The next line is the first. */
	void rewind() throws IOException {
		in.close();
		in = stream();
		read = 0;
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
