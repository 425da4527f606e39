package org.irqscope.core.expression;

import java.util.function.Consumer;

/**
 * A part of an expression. A term is checked against the names of a machine before it is evaluated on it. Immutable,
 * for any thread.
 */
sealed interface Term permits Constant, HopVariable, FieldPath, ChangedField, Condition, Calculation, Comparing,
		Containing {
	/** Where it begins in the text. */
	int start();

	/** Behind its last character. */
	int end();

	/**
	 * What it is, of a machine with these names.
	 *
	 * @throws ExpressionException when it means nothing there
	 */
	Sort check(MachineNames names) throws ExpressionException;

	/** What it comes to; only of what was checked. */
	Datum value(Scope scope) throws ExpressionException;

	/** Tells of each term in this one, and of this one. */
	default void visit(Consumer<Term> visitor) {
		visitor.accept(this);
	}

	/** An error about the whole term. */
	default ExpressionException error(String message) {
		return new ExpressionException(start(), end(), message);
	}

	/** @throws ExpressionException where it is no condition */
	default void checkCondition(MachineNames names) throws ExpressionException {
		Sort sort = check(names);
		if (!sort.isNumeric())
			throw error(Texts.of("expression.no.condition", sort.text()));
	}

	/** @throws ExpressionException where it is no number */
	default void checkNumber(MachineNames names) throws ExpressionException {
		Sort sort = check(names);
		if (!sort.isNumeric())
			throw error(Texts.of("expression.no.number", sort.text()));
	}
}
