package org.irqscope.model.file;

/** Something in a document that cannot be: the line, and why. Stays within the reader. */
final class DocumentFault extends RuntimeException {
	private static final long serialVersionUID = 1;
	private final int line;

	DocumentFault(int line, String key, Object... values) {
		super(Texts.of(key, values));
		this.line = line;
	}

	/** The number of the line, from 1; 0 when the document as a whole is meant. */
	int line() {
		return line;
	}
}
