package org.irqscope.core.expression.parser;

import java.util.List;

import org.irqscope.core.expression.ContextWords;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.Texts;
import org.irqscope.core.expression.parser.Lexeme.Kind;

/** The words of an expression, from the first to the last. Used by one thread. */
public final class Lexemes {
	/** More than anybody writes, and little enough for the stack. */
	private static final int DEEPEST = 100, MOST = 2000;

	private final List<Lexeme> words;
	private int at;
	private int depth;

	public Lexemes(String text) throws ExpressionException {
		this.words = Lexer.words(text);
		if (words.size() > MOST)
			throw new ExpressionException(words.get(MOST).start(), text.length(), Texts.of("expression.long"));
	}

	/** The word that comes next, again and again until it is passed. */
	public Lexeme next() {
		return words.get(at);
	}

	private Lexeme ahead(int count) {
		return words.get(Math.min(at + count, words.size() - 1));
	}

	/** Passes the next word, unless it is the end. */
	Lexeme advance() {
		Lexeme word = next();
		if (word.kind() != Kind.END)
			at++;
		return word;
	}

	/** Passes the next word if it is this one. */
	boolean take(String symbolOrWord) {
		boolean there = next().is(symbolOrWord);
		if (there)
			advance();
		return there;
	}

	void expect(String symbol) throws ExpressionException {
		if (!take(symbol))
			throw next().error(next().kind() == Kind.END ? Texts.of("expression.missing", symbol)
					: Texts.of("expression.expected", symbol, next().text()));
	}

	/** Something in brackets, or behind a sign, begins. */
	void deeper() throws ExpressionException {
		depth++;
		if (depth > DEEPEST)
			throw next().error(Texts.of("expression.deep"));
	}

	void higher() {
		depth--;
	}

	/** True when the word after the next, which is "not", is "in". */
	boolean isInAfterNot() {
		return ahead(1).is("in");
	}

	/** True when "in" comes next and a context after it: then it says where a breakpoint counts. */
	boolean isContextAfterIn() {
		String word = ahead(1).text();
		if (ahead(1).kind() != Kind.NAME)
			return false;
		return ContextWords.isNumbered(word) ? ahead(2).kind() == Kind.NUMBER
				: ContextWords.isSingle(word) || isPitWorker(1);
	}

	/** The one context whose name is two words here. */
	boolean isPitWorker(int from) {
		return ahead(from).is("kvm") && ahead(from + 1).is("-") && ahead(from + 2).is("pit");
	}
}
