package org.irqscope.core.expression;

import java.util.List;
import java.util.stream.Stream;

/**
 * A part of an expression. A term is checked against the names of a machine before it is evaluated on it. Immutable,
 * for any thread.
 */
public sealed interface Term permits Constant, HopVariable, FieldPath, ChangedField, Condition, Calculation, Comparing,
		Containing {
	/** The terms that it is made of, in the order in which they are written. */
	default List<Term> parts() {
		return List.of();
	}

	/** Where it begins in the text. */
	default int start() {
		return parts().get(0).start();
	}

	/** Behind its last character. */
	default int end() {
		return parts().get(parts().size() - 1).end();
	}

	/**
	 * What it is, of a machine with these names.
	 *
	 * @throws ExpressionException when it means nothing there
	 */
	Sort check(MachineNames names) throws ExpressionException;

	/** What it comes to; only of what was checked. */
	Datum value(Scope scope) throws ExpressionException;

	/** This term, and each term in it. */
	default Stream<Term> all() {
		return Stream.concat(Stream.of(this), parts().stream().flatMap(Term::all));
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
