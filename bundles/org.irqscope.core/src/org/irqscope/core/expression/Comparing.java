package org.irqscope.core.expression;

import java.util.List;

/** {@code a == b} and its like. Nothing is the same as nothing, and neither above nor below anything. */
public record Comparing(Term left, String operator, Term right) implements Term {
	private boolean isForOrder() {
		return operator.startsWith("<") || operator.startsWith(">");
	}

	@Override
	public Sort check(MachineNames names) throws ExpressionException {
		Sort first = left.check(names);
		Sort second = right.check(names);
		boolean possible = isForOrder() ? first.isNumeric() && second.isNumeric() : first.canEqual(second);
		if (possible)
			return Sort.TRUTH;
		boolean member = first == Sort.SET && second.isNumeric() || first.isNumeric() && second == Sort.SET;
		throw error(Texts.of(member ? "expression.not.comparable.set" : "expression.not.comparable", first.text(),
				second.text()));
	}

	@Override
	public Datum value(Scope scope) throws ExpressionException {
		Datum first = left.value(scope);
		Datum second = right.value(scope);
		return new Datum.OfTruth(switch (operator) {
		case "==" -> first.same(second);
		case "!=" -> !first.same(second);
		default -> first.isNumber() && second.isNumber() && ordered(Long.compare(first.number(), second.number()));
		});
	}

	private boolean ordered(int difference) {
		return switch (operator) {
		case "<" -> difference < 0;
		case "<=" -> difference <= 0;
		case ">" -> difference > 0;
		default -> difference >= 0;
		};
	}

	@Override
	public List<Term> parts() {
		return List.of(left, right);
	}
}
