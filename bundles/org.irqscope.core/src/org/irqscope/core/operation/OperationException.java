package org.irqscope.core.operation;

import org.irqscope.text.FileException;

/** Why an operation cannot be done. The message is one line: the file and line where they are known, and the reason. */
public final class OperationException extends FileException {
	private static final long serialVersionUID = 1;

	/**
	 * An operation that ends here.
	 *
	 * @param file the file it is about; empty when it is about none
	 * @param line the number of the line, from 1; 0 when the file as a whole is meant
	 * @param reason what is wrong, without the place
	 */
	public OperationException(String file, int line, String reason) {
		super(file, line, reason);
	}

	/** An operation that ends because something is wrong with a file. */
	OperationException(FileException cause) {
		this(cause.file(), cause.line(), cause.reason());
		initCause(cause);
	}
}
