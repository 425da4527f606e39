package org.irqscope.trace.text;

import java.io.EOFException;
import java.io.IOException;

import org.irqscope.text.FileException;

/** A file that cannot be imported: which, where and why. The message names all three. */
public final class ImportException extends FileException {
	private static final long serialVersionUID = 1;

	public ImportException(String file, int line, String key, Object... values) {
		super(file, line, Texts.of(key, values));
	}

	private ImportException(String file, String reason) {
		super(file, 0, reason);
	}

	private ImportException(String file, int line) {
		super(file, line, FileException.outOfMemory());
	}

	/** Somebody names a folder in the place of a file. */
	public static ImportException folder(String file) {
		return new ImportException(file, FileException.folder());
	}

	/**
	 * The file cannot be read, or not to its end.
	 *
	 * @param line how many lines were read
	 */
	public static ImportException unreadable(String file, int line, IOException cause) {
		return cause instanceof EOFException ? new ImportException(file, line, "cut.short")
				: new ImportException(file, FileException.unreadable(cause));
	}

	/**
	 * There is not enough memory for the file.
	 *
	 * @param line how many lines were read
	 */
	public static ImportException tooMuch(String file, int line) {
		return new ImportException(file, line);
	}
}
