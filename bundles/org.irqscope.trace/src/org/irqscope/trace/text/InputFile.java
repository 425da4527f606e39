package org.irqscope.trace.text;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * What a user names to be read: a file, a pipe, a device, or {@code -} for standard input. Keeps no state, for any
 * thread.
 */
public final class InputFile {
	/** Stands for standard input; a file of that name is {@code ./-}. */
	public static final Path STANDARD_INPUT = Path.of("-");

	private InputFile() {
	}

	/** How many bytes there are; 0 where that is not known beforehand. */
	public static long size(Path file) throws IOException {
		return isPipe(file) ? 0 : Files.size(file);
	}

	public static boolean isFolder(Path file) {
		return !file.equals(STANDARD_INPUT) && Files.isDirectory(file);
	}

	/** True for what comes when its writer likes, once, and perhaps for ever. */
	public static boolean isPipe(Path file) {
		return file.equals(STANDARD_INPUT)
				|| Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
	}

	/**
	 * Opens it.
	 *
	 * @param cancelled asked while nothing comes out of a pipe; the stream throws a
	 *            {@link java.util.concurrent.CancellationException} then
	 */
	public static InputStream open(Path file, BooleanSupplier cancelled) throws IOException {
		if (file.equals(STANDARD_INPUT))
			return new PipeInput(StandardInput::new, cancelled);
		return isPipe(file) ? new PipeInput(() -> Files.newInputStream(file), cancelled) : Files.newInputStream(file);
	}

	/** Standard input, which belongs to the program and stays open. */
	private static final class StandardInput extends FilterInputStream {
		StandardInput() {
			super(new FileInputStream(FileDescriptor.in));
		}

		@Override
		public void close() {
			// Who reads it again finds its end.
		}
	}
}
