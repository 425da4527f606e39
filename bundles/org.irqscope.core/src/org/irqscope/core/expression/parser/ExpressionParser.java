package org.irqscope.core.expression.parser;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.expression.Calculation;
import org.irqscope.core.expression.Comparing;
import org.irqscope.core.expression.Condition;
import org.irqscope.core.expression.Containing;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.Term;

/**
 * Reads an expression, by recursive descent. From the weakest to the strongest: {@code ||}, {@code &&}, {@code !},
 * comparisons, {@code |}, {@code ^}, {@code &}, shifts, sums, signs. Used by one thread.
 */
public final class ExpressionParser {
	private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");
	/** From the weakest to the strongest. */
	private static final List<List<String>> CALCULATIONS = List.of(List.of("|"), List.of("^"), List.of("&"),
			List.of("<<", ">>"), List.of("+", "-"));

	private final Lexemes words;

	public ExpressionParser(Lexemes words) {
		this.words = words;
	}

	/** As much as is an expression. */
	public Term expression() throws ExpressionException {
		words.deeper();
		Term term = conjunction();
		while (words.take("||") || words.take("or"))
			term = new Condition.Both(term, false, conjunction());
		words.higher();
		return term;
	}

	private Term conjunction() throws ExpressionException {
		Term term = negation();
		while (words.take("&&") || words.take("and"))
			term = new Condition.Both(term, true, negation());
		return term;
	}

	private Term negation() throws ExpressionException {
		int start = words.next().start();
		if (!words.take("!") && !words.take("not"))
			return comparison();
		words.deeper();
		Term inner = negation();
		words.higher();
		return new Condition.Not(inner, start, inner.end());
	}

	private Term comparison() throws ExpressionException {
		Term left = calculation(0);
		for (String operator : COMPARISONS)
			if (words.take(operator))
				return new Comparing(left, operator, calculation(0));
		if (words.take("has"))
			return new Containing.Has(left, calculation(0));
		boolean not = words.next().is("not") && words.isInAfterNot();
		if (!not && !(words.next().is("in") && !words.isContextAfterIn()))
			return left;
		if (not)
			words.advance();
		words.advance();
		Term in = membership(left);
		return not ? new Condition.Not(in, left.start(), in.end()) : in;
	}

	private Term membership(Term part) throws ExpressionException {
		if (words.take("{"))
			return oneOf(part);
		Term first = calculation(0);
		return words.take("..") ? new Containing.InRange(part, first, calculation(0)) : new Containing.Has(first, part);
	}

	private Term oneOf(Term part) throws ExpressionException {
		List<Term> choices = new ArrayList<>();
		do
			choices.add(calculation(0));
		while (words.take(","));
		int end = words.next().end();
		words.expect("}");
		return new Containing.OneOf(part, choices, end);
	}

	private Term calculation(int level) throws ExpressionException {
		if (level == CALCULATIONS.size())
			return sign();
		Term term = calculation(level + 1);
		for (Lexeme operator = words.next(); CALCULATIONS.get(level).contains(operator.text())
				&& operator.kind() == Lexeme.Kind.SYMBOL; operator = words.next()) {
			words.advance();
			term = new Calculation.OfTwo(term, operator.text(), calculation(level + 1));
		}
		return term;
	}

	private Term sign() throws ExpressionException {
		Lexeme operator = words.next();
		if (!words.take("-") && !words.take("~"))
			return new PrimaryParser(words, this).primary();
		words.deeper();
		Term inner = sign();
		words.higher();
		return new Calculation.OfOne(operator.text(), inner, operator.start());
	}
}
