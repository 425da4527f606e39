package org.irqscope.core.expression.parser;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.Texts;
import org.irqscope.core.expression.parser.Lexeme.Kind;

/** Cuts the text of an expression into words. Used by one thread. */
final class Lexer {
	/** Longer ones first, so that they are found first. */
	private static final List<String> SYMBOLS = List.of("&&", "||", "==", "!=", "<=", ">=", "<<", ">>", "..", "(", ")",
			"[", "]", "{", "}", ",", ".", ":", "<", ">", "!", "&", "|", "^", "~", "+", "-");

	private final String text;
	private final List<Lexeme> words = new ArrayList<>();
	private int at;

	private Lexer(String text) {
		this.text = text;
	}

	/** All words of a text, with an {@link Kind#END} at its end. */
	static List<Lexeme> words(String text) throws ExpressionException {
		Lexer lexer = new Lexer(text);
		while (lexer.skipBlanks())
			lexer.word();
		lexer.words.add(new Lexeme(Kind.END, "", text.length(), text.length()));
		return lexer.words;
	}

	/** False at the end of the text. */
	private boolean skipBlanks() {
		while (at < text.length() && Character.isWhitespace(text.charAt(at)))
			at++;
		return at < text.length();
	}

	private void word() throws ExpressionException {
		char first = text.charAt(at);
		if (first == '"' || first == '\'')
			quoted(first);
		else if (isDigit(first))
			add(Kind.NUMBER, endOfName());
		else if (isLetter(first))
			add(Kind.NAME, endOfName());
		else
			symbol();
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	private static boolean isLetter(char character) {
		return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z' || character == '_';
	}

	private int endOfName() {
		int end = at;
		while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end))))
			end++;
		return end;
	}

	private void quoted(char quote) throws ExpressionException {
		int end = text.indexOf(quote, at + 1);
		if (end < 0)
			throw new ExpressionException(at, text.length(), Texts.of("expression.unclosed"));
		words.add(new Lexeme(Kind.TEXT, text.substring(at + 1, end), at, end + 1));
		at = end + 1;
	}

	private void symbol() throws ExpressionException {
		for (String symbol : SYMBOLS)
			if (text.startsWith(symbol, at)) {
				add(Kind.SYMBOL, at + symbol.length());
				return;
			}
		int end = at + Character.charCount(text.codePointAt(at));
		throw new ExpressionException(at, end, text.charAt(at) == '=' ? Texts.of("expression.single.equals")
				: Texts.of("expression.character", text.substring(at, end)));
	}

	private void add(Kind kind, int end) {
		words.add(new Lexeme(kind, text.substring(at, end), at, end));
		at = end;
	}
}
