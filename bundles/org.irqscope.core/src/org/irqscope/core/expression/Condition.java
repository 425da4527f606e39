package org.irqscope.core.expression;

import java.util.function.Consumer;

/** Conditions that are put together. */
sealed interface Condition extends Term {
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
		public void visit(Consumer<Term> visitor) {
			inner.visit(visitor);
			visitor.accept(this);
		}
	}

	/** {@code a && b}, or {@code a || b}: what decides alone is enough. */
	record Both(Term left, boolean and, Term right) implements Condition {
		@Override
		public int start() {
			return left.start();
		}

		@Override
		public int end() {
			return right.end();
		}

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
		public void visit(Consumer<Term> visitor) {
			left.visit(visitor);
			right.visit(visitor);
			visitor.accept(this);
		}
	}
}
