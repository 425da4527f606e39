package org.irqscope.core.expression;

/** What is written out: a number, a text, true, false, none or a context. */
public record Constant(Datum datum, Sort sort, int start, int end) implements Term {
	@Override
	public Sort check(MachineNames names) {
		return sort;
	}

	@Override
	public Datum value(Scope scope) {
		return datum;
	}
}
