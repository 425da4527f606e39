package org.irqscope.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Something that cannot be done with a file: which, in which line where it is known, and why. The message is one line,
 * {@code FILE:LINE: REASON}. For any thread.
 */
public abstract class FileException extends Exception {
	private static final long serialVersionUID = 1;
	private static final Wording TEXTS = Wording.beside(FileException.class);
	private final String file;
	private final int line;
	private final String reason;

	/**
	 * Something about a file.
	 *
	 * @param file the file; empty when it is about none
	 * @param line the number of the line, from 1; 0 when the file as a whole is meant
	 * @param reason what is wrong, without the place
	 */
	protected FileException(String file, int line, String reason) {
		super(file.isEmpty() ? reason : line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason);
		this.file = file;
		this.line = line;
		this.reason = reason;
	}

	/** The file, as it was named to the reader; empty when there is none. */
	public final String file() {
		return file;
	}

	/** The number of the line, from 1; 0 when the file as a whole is meant. */
	public final int line() {
		return line;
	}

	/** What is wrong, without the place. */
	public final String reason() {
		return reason;
	}

	/** What is wrong with a folder in the place of a file. */
	public static String folder() {
		return TEXTS.of("file.folder");
	}

	/** Why a file cannot be read, without its name. */
	public static String unreadable(IOException cause) {
		if (cause instanceof NoSuchFileException)
			return TEXTS.of("file.missing");
		if (cause instanceof AccessDeniedException)
			return TEXTS.of("file.denied");
		return TEXTS.of("file.unreadable", said(cause));
	}

	/** Why a file cannot be written, without its name. */
	public static String unwritable(IOException cause) {
		if (cause instanceof AccessDeniedException)
			return TEXTS.of("file.write.denied");
		if (cause instanceof NoSuchFileException)
			return TEXTS.of("file.write.folder");
		return TEXTS.of("file.unwritable", said(cause));
	}

	/** What is wrong with a file for which there is not enough memory. */
	public static String outOfMemory() {
		return TEXTS.of("file.memory", Runtime.getRuntime().maxMemory() >> 20);
	}

	/** What the system says, in one line; others may have wrapped it. */
	private static String said(IOException failure) {
		Throwable first = failure;
		while (first.getCause() != null)
			first = first.getCause();
		String said = first instanceof FileSystemException refused ? refused.getReason()
				: first.getLocalizedMessage();
		return said == null ? TEXTS.of("file.refused") : said.lines().findFirst().orElse("");
	}
}
