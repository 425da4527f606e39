package org.irqscope.core.expression;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.FieldBits;

/** {@code changed(lapic[0].irr)}: true when the hop has changed it. */
public record ChangedField(FieldPath path, int start, int end) implements Term {
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
				.anyMatch(change -> fields.stream()
						.anyMatch(field -> new FieldBits(field.place(), field.name(), mask).changedBy(change))));
	}

	private long mask(MachineNames names) {
		Optional<FieldReading> reading = names.reading(path.path());
		return reading.isPresent() && reading.get() instanceof FieldReading.OfBits bits ? bits.part().mask() : -1;
	}
}
