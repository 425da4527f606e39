package org.irqscope.core.expression;

import java.util.List;

import org.irqscope.core.expression.parser.ExpressionParser;
import org.irqscope.core.expression.parser.Lexeme;
import org.irqscope.core.expression.parser.Lexemes;
import org.irqscope.core.expression.proposal.Proposal;
import org.irqscope.core.expression.proposal.Proposals;

/**
 * An expression about a machine and its walk: what a watch shows, when a breakpoint stops, which hops a filter leaves.
 * It is read without a machine, checked against the names of one, and evaluated on its states and hops. Immutable,
 * for any thread.
 */
public final class Expression {
	private final String text;
	private final Term term;
	private final boolean needsState;

	private Expression(String text, Term term) {
		this.text = text;
		this.term = term;
		this.needsState = term.all().anyMatch(part -> part instanceof FieldPath || part instanceof ChangedField);
	}

	/**
	 * An expression and where it ends in a longer text.
	 *
	 * @param end behind the last character that belongs to it
	 */
	public record Beginning(Expression expression, int end) {
	}

	/**
	 * Reads an expression.
	 *
	 * @throws ExpressionException when the text is none
	 */
	public static Expression parse(String text) throws ExpressionException {
		Lexemes words = new Lexemes(text);
		Term term = new ExpressionParser(words).expression();
		Lexeme rest = words.next();
		if (rest.kind() != Lexeme.Kind.END)
			throw rest.error(Texts.of("expression.rest", rest.text()));
		return new Expression(text.strip(), term);
	}

	/**
	 * Reads the expression that a text begins with, as far as it goes: up to words such as {@code in vcpu 0}.
	 *
	 * @throws ExpressionException when the text begins with none
	 */
	public static Beginning parseBeginning(String text) throws ExpressionException {
		Lexemes words = new Lexemes(text);
		Term term = new ExpressionParser(words).expression();
		int end = words.next().start();
		return new Beginning(new Expression(text.substring(0, end).strip(), term), end);
	}

	/** The expression as it was written. */
	public String text() {
		return text;
	}

	/** True when it is about the machine too, and not about the hop alone. */
	public boolean needsState() {
		return needsState;
	}

	/**
	 * What it is, of a machine with these names.
	 *
	 * @throws ExpressionException when it means nothing there
	 */
	public Sort check(MachineNames names) throws ExpressionException {
		Sort sort = term.check(names);
		if (sort == Sort.GROUP)
			throw term.error(Texts.of("expression.group", text));
		return sort;
	}

	/**
	 * Checks that it is a condition.
	 *
	 * @throws ExpressionException when it is none, or means nothing there
	 */
	public void checkCondition(MachineNames names) throws ExpressionException {
		term.checkCondition(names);
	}

	/**
	 * What it comes to.
	 *
	 * @throws ExpressionException when it means nothing there
	 */
	public Datum value(Scope scope) throws ExpressionException {
		check(scope.names());
		return term.value(scope);
	}

	/**
	 * True when it holds as a condition.
	 *
	 * @throws ExpressionException when it is none, or means nothing there
	 */
	public boolean holds(Scope scope) throws ExpressionException {
		checkCondition(scope.names());
		return term.value(scope).holds();
	}

	/** What could be written at a place of a text, for a machine with these names; see {@link Proposal}. */
	public static List<Proposal> proposals(String text, int offset, MachineNames names) {
		return Proposals.of(text, offset, names);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Expression expression && text.equals(expression.text);
	}

	@Override
	public int hashCode() {
		return text.hashCode();
	}

	@Override
	public String toString() {
		return text;
	}
}
