package org.irqscope.core.operation;

/** Why an operation cannot be done. The message is one line: the file and line where they are known, and the reason. */
public final class OperationException extends Exception {
	private static final long serialVersionUID = 1;
	private final String file;
	private final int line;
	private final String reason;

	/**
	 * An operation that ends here.
	 *
	 * @param file the file it is about; empty when it is about none
	 * @param line the number of the line, from 1; 0 when the file as a whole is meant
	 * @param reason what is wrong, without the place
	 */
	public OperationException(String file, int line, String reason) {
		super(file.isEmpty() ? reason : line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason);
		this.file = file;
		this.line = line;
		this.reason = reason;
	}

	/** The file; empty when there is none. */
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
