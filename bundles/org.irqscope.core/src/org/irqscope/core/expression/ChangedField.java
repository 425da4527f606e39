package org.irqscope.core.expression;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.Field;

/** {@code changed(lapic[0].irr)}: true when the hop has changed it. */
record ChangedField(FieldPath path, int start, int end) implements Term {
	@Override
	public Sort check(MachineNames names) throws ExpressionException {
		path.check(names);
		return Sort.TRUTH;
	}

	@Override
	public Datum value(Scope scope) {
		List<Field> fields = path.fields(scope.names());
		long mask = mask(scope.names());
		return new Datum.OfTruth(scope.hop().map(Hop::changes).stream().flatMap(List::stream)
				.anyMatch(change -> fields.stream().anyMatch(field -> isOf(change, field, mask))));
	}

	private long mask(MachineNames names) {
		Optional<FieldReading> reading = names.reading(path.path());
		return reading.isPresent() && reading.get() instanceof FieldReading.OfBits bits ? bits.part().mask() : -1;
	}

	private static boolean isOf(Change change, Field field, long mask) {
		return change.place().equals(field.place()) && change.name().equals(field.name())
				&& (change instanceof Change.OfValue || ((change.from() ^ change.to()) & mask) != 0);
	}
}
