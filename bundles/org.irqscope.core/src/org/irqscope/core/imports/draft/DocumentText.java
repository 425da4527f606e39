package org.irqscope.core.imports.draft;

/** Text of files in the form in which a document can hold it. */
public final class DocumentText {
	private static final char REPLACEMENT = '\ufffd';

	private DocumentText() {
	}

	/** XML has no place for control characters, nor for halves of characters. */
	public static String of(String text) {
		StringBuilder plain = new StringBuilder();
		text.codePoints().map(c -> isAllowed(c) ? c : REPLACEMENT).forEach(plain::appendCodePoint);
		return plain.toString();
	}

	private static boolean isAllowed(int c) {
		return c == '\t' || c >= ' ' && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c > 0xffff;
	}
}
