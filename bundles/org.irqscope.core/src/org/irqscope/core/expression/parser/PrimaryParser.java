package org.irqscope.core.expression.parser;

import java.util.Locale;

import org.irqscope.core.expression.ChangedField;
import org.irqscope.core.expression.Constant;
import org.irqscope.core.expression.ContextWords;
import org.irqscope.core.expression.Datum;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.FieldPath;
import org.irqscope.core.expression.HopVariable;
import org.irqscope.core.expression.Sort;
import org.irqscope.core.expression.Term;
import org.irqscope.core.expression.Texts;
import org.irqscope.core.expression.parser.Lexeme.Kind;
import org.irqscope.emulator.x86.X86ContextKind;

/** Reads what operators stand between: numbers, texts, names and brackets. Used by one thread. */
final class PrimaryParser {
	private final Lexemes words;
	private final ExpressionParser inner;

	PrimaryParser(Lexemes words, ExpressionParser inner) {
		this.words = words;
		this.inner = inner;
	}

	Term primary() throws ExpressionException {
		Lexeme first = words.next();
		if (words.take("(")) {
			Term term = inner.expression();
			words.expect(")");
			return term;
		}
		return switch (first.kind()) {
		case NUMBER -> number(words.advance());
		case TEXT -> text(words.advance());
		case NAME -> named(first);
		case SYMBOL -> throw first.error(Texts.of("expression.unexpected", first.text()));
		case END -> throw first.error(Texts.of("expression.incomplete"));
		};
	}

	private static Term number(Lexeme word) throws ExpressionException {
		return new Constant(new Datum.OfNumber(value(word), word.text()), Sort.NUMBER, word.start(), word.end());
	}

	private static long value(Lexeme word) throws ExpressionException {
		String digits = word.text().toLowerCase(Locale.ROOT);
		try {
			if (digits.startsWith("0x"))
				return Long.parseUnsignedLong(digits.substring(2), 16);
			return digits.startsWith("0b") ? Long.parseUnsignedLong(digits.substring(2), 2)
					: Long.parseUnsignedLong(digits);
		} catch (NumberFormatException e) {
			throw word.error(Texts.of("expression.number", word.text()));
		}
	}

	private static Term text(Lexeme word) {
		return new Constant(new Datum.OfTexts(word.text()), Sort.TEXT, word.start(), word.end());
	}

	private Term named(Lexeme first) throws ExpressionException {
		words.advance();
		return switch (first.text()) {
		case "true", "false" -> new Constant(new Datum.OfTruth(first.text().equals("true")), Sort.TRUTH, first.start(),
				first.end());
		case "none" -> new Constant(Datum.NOTHING, Sort.NOTHING, first.start(), first.end());
		case "has", "in", "and", "or", "not" -> throw first.error(Texts.of("expression.unexpected", first.text()));
		default -> nameOrContext(first);
		};
	}

	private Term nameOrContext(Lexeme first) throws ExpressionException {
		if (first.is("changed") && words.take("("))
			return changed(first);
		if (ContextWords.isNumbered(first.text()) && words.next().kind() == Kind.NUMBER)
			return numberedContext(first);
		if (first.is("kvm") && words.next().is("-") && words.isPitWorker(-1)) {
			words.advance();
			return context(X86ContextKind.PIT_WORKER.only().label(), first, words.advance());
		}
		boolean alone = !words.next().is(".") && !words.next().is("[");
		if (alone && ContextWords.isSingle(first.text()))
			return context(first.text(), first, first);
		if (alone && HopVariable.has(first.text()))
			return new HopVariable(first.text(), first.start(), first.end());
		return path(first);
	}

	private Term numberedContext(Lexeme first) throws ExpressionException {
		Lexeme number = words.advance();
		long index = value(number);
		if (index < 0 || index > Short.MAX_VALUE)
			throw number.error(Texts.of("expression.number", number.text()));
		return context(ContextWords.label(first.text(), (int) index), first, number);
	}

	private static Term context(String label, Lexeme first, Lexeme last) {
		return new Constant(new Datum.OfTexts(label), Sort.TEXT, first.start(), last.end());
	}

	private Term changed(Lexeme first) throws ExpressionException {
		Lexeme name = words.advance();
		if (name.kind() != Kind.NAME)
			throw name.error(Texts.of("expression.changed"));
		FieldPath path = path(name);
		int end = words.next().end();
		words.expect(")");
		return new ChangedField(path, first.start(), end);
	}

	private FieldPath path(Lexeme first) throws ExpressionException {
		StringBuilder path = new StringBuilder(first.text());
		int end = first.end();
		while (words.next().is(".") || words.next().is("[")) {
			boolean index = words.advance().is("[");
			end = index ? index(path) : member(path);
		}
		return new FieldPath(path.toString(), first.start(), end);
	}

	private int member(StringBuilder path) throws ExpressionException {
		Lexeme name = words.advance();
		if (name.kind() != Kind.NAME)
			throw name.error(Texts.of("expression.member"));
		path.append('.').append(name.text());
		return name.end();
	}

	private int index(StringBuilder path) throws ExpressionException {
		path.append('[').append(indexNumber());
		if (words.take(":"))
			path.append(':').append(indexNumber());
		int end = words.next().end();
		words.expect("]");
		path.append(']');
		return end;
	}

	private long indexNumber() throws ExpressionException {
		Lexeme number = words.advance();
		if (number.kind() != Kind.NUMBER)
			throw number.error(Texts.of("expression.index"));
		return value(number);
	}
}
