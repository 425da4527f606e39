package org.irqscope.core.expression;

import java.util.List;

/** Conditions that are put together. */
public sealed interface Condition extends Term {
	@Override
	default Sort check(MachineNames names) throws ExpressionException {
		checkParts(names);
		return Sort.TRUTH;
	}

	void checkParts(MachineNames names) throws ExpressionException;

	/** {@code !a} */
	record Not(Term inner, int start, int end) implements Condition {
		@Override
		public void checkParts(MachineNames names) throws ExpressionException {
			inner.checkCondition(names);
		}

		@Override
		public Datum value(Scope scope) throws ExpressionException {
			return new Datum.OfTruth(!inner.value(scope).holds());
		}

		@Override
		public List<Term> parts() {
			return List.of(inner);
		}
	}

	/** {@code a && b}, or {@code a || b}: what decides alone is enough. */
	record Both(Term left, boolean and, Term right) implements Condition {
		@Override
		public void checkParts(MachineNames names) throws ExpressionException {
			left.checkCondition(names);
			right.checkCondition(names);
		}

		@Override
		public Datum value(Scope scope) throws ExpressionException {
			return new Datum.OfTruth(left.value(scope).holds() == and ? right.value(scope).holds() : !and);
		}

		@Override
		public List<Term> parts() {
			return List.of(left, right);
		}
	}
}
