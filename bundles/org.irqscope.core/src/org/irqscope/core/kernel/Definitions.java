package org.irqscope.core.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where functions are defined in a C file, without compiling it: a name at the outermost level, parentheses, and
 * then a body. Used by one thread.
 */
final class Definitions {
	/** The lines of a definition, from 0. */
	record Lines(int first, int last) {
	}

	private static final Pattern ATTRIBUTES = Pattern.compile("(?:\\s|\\w+\\s*\\([^(){};]*\\)|\\w+)*");
	/** Comments, texts and directives, in which braces mean nothing. */
	private static final Pattern MEANINGLESS = Pattern.compile("/\\*.*?\\*/|//[^\\n]*"
			+ "|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|(?m:^[ \\t]*#(?:\\\\\\n|[^\\n])*)",
			Pattern.DOTALL);
	private final String code;

	Definitions(String text) {
		this.code = MEANINGLESS.matcher(text).replaceAll(match -> match.group().replaceAll("[^\\n]", " "));
	}

	/** The definition of a function, without its prototypes and calls. */
	Optional<Lines> of(String function) {
		Matcher name = Pattern.compile("\\b" + Pattern.quote(function) + "\\s*\\(").matcher(code);
		while (name.find()) {
			int body = isOutermost(name.start()) ? body(name.end() - 1) : -1;
			if (body >= 0)
				return Optional.of(new Lines(line(beginning(name.start())), line(end(body))));
		}
		return Optional.empty();
	}

	/** Functions of the kernel end with a brace at the beginning of a line: what is after one is in none. */
	private boolean isOutermost(int at) {
		int depth = 0;
		for (int character = Math.max(0, code.lastIndexOf("\n}", at)); character < at; character++)
			if (code.charAt(character) == '{')
				depth++;
			else if (code.charAt(character) == '}')
				depth = Math.max(0, depth - 1);
		return depth == 0;
	}

	/** The brace that opens the body behind a list of parameters; -1 when there is none. */
	private int body(int parenthesis) {
		int end = matching(parenthesis, '(', ')');
		if (end < 0)
			return -1;
		Matcher attributes = ATTRIBUTES.matcher(code).region(end + 1, code.length());
		int at = attributes.lookingAt() ? attributes.end() : end + 1;
		return at < code.length() && code.charAt(at) == '{' ? at : -1;
	}

	private int matching(int from, char open, char close) {
		int depth = 0;
		for (int at = from; at < code.length(); at++) {
			if (code.charAt(at) == open)
				depth++;
			else if (code.charAt(at) == close && --depth == 0)
				return at;
		}
		return -1;
	}

	/** A brace at the beginning of a line ends a body, whatever directives have hidden of it. */
	private int end(int brace) {
		int matching = matching(brace, '{', '}');
		int column = code.indexOf("\n}", brace);
		if (column >= 0 && (matching < 0 || matching > column + 1))
			return column + 1;
		return matching < 0 ? code.length() - 1 : matching;
	}

	/** Where the declaration begins: behind what ends before it. */
	private int beginning(int name) {
		int at = name;
		while (at > 0 && ";}{".indexOf(code.charAt(at - 1)) < 0 && !code.startsWith("\n\n", at - 1))
			at--;
		while (at < name && Character.isWhitespace(code.charAt(at)))
			at++;
		return at;
	}

	private int line(int at) {
		return (int) code.chars().limit(at).filter(character -> character == '\n').count();
	}
}
