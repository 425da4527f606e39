package org.irqscope.trace.text;

/** A file that cannot be imported: which, where and why. The message names all three. */
public final class ImportException extends Exception {
	private static final long serialVersionUID = 1;
	private final String file;
	private final int line;
	private final String reason;

	public ImportException(String file, int line, String key, Object... values) {
		this(file, line, Texts.of(key, values));
	}

	private ImportException(String file, int line, String reason) {
		super(line == 0 ? Texts.of("in.file", file, reason)
				: Texts.of("in.line", file, Integer.toString(line), reason));
		this.file = file;
		this.line = line;
		this.reason = reason;
	}

	/** The file, as it was named to the importer. */
	public String file() {
		return file;
	}

	/** The number of the line, from 1; 0 when the file as a whole is meant. */
	public int line() {
		return line;
	}

	/** What is wrong, without the place. */
	public String reason() {
		return reason;
	}
}
