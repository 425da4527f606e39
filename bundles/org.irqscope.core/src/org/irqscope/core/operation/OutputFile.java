package org.irqscope.core.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.irqscope.core.Texts;
import org.irqscope.export.PictureTooLargeException;
import org.irqscope.model.file.AtomicFile;
import org.irqscope.text.FileException;

/** The file that an operation writes: as a whole or not at all, with one line that says why not. */
public final class OutputFile {
	private OutputFile() {
	}

	/**
	 * Writes a file.
	 *
	 * @throws OperationException when it cannot be written; then nothing has changed
	 */
	public static void write(Path file, AtomicFile.Content content) throws OperationException {
		Path folder = file.toAbsolutePath().getParent();
		if (Files.isDirectory(file) || folder == null)
			throw new OperationException(file.toString(), 0, Texts.of("output.directory"));
		if (!Files.isDirectory(folder))
			throw new OperationException(file.toString(), 0, Texts.of("output.folder", folder));
		try {
			AtomicFile.write(file, content);
		} catch (PictureTooLargeException e) {
			throw new OperationException(file.toString(), 0,
					Texts.of("picture.too.large", e.width(), e.height(), e.most()));
		} catch (IOException e) {
			throw new OperationException(file.toString(), 0, FileException.unwritable(e));
		} catch (UncheckedIOException e) {
			// What the writer of a document says about it is a sentence of its own.
			throw new OperationException(file.toString(), 0, e.getCause().getLocalizedMessage());
		}
	}

	/** True when a file that is read is the one to be written. */
	public static boolean isSame(Path read, Path written) {
		try {
			return Files.exists(written) && Files.exists(read) && Files.isSameFile(read, written);
		} catch (IOException e) {
			// Whether it is the same shows when it is read.
			return false;
		}
	}
}
