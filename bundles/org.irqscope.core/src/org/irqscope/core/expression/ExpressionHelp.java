package org.irqscope.core.expression;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The page of the help about expressions and breakpoints. For any thread. */
public final class ExpressionHelp {
	private ExpressionHelp() {
	}

	/**
	 * The page as Markdown, which can be read as it is.
	 *
	 * @throws IOException when it is not there
	 */
	public static String text() throws IOException {
		try (InputStream page = ExpressionHelp.class.getResourceAsStream("expressions.md")) {
			return new String(page.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
