package org.irqscope.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.expression.proposal.NearNames;
import org.irqscope.emulator.state.Field;

/**
 * The name of something in the machine: {@code ioapic.redirtbl[4].remote_irr}.
 *
 * @param path the name without blanks
 */
public record FieldPath(String path, int start, int end) implements Term {
	@Override
	public Sort check(MachineNames names) throws ExpressionException {
		Optional<FieldReading> reading = names.reading(path);
		if (reading.isPresent())
			return reading.get().sort();
		if (names.fieldsIn(path).isEmpty())
			throw unknown(names);
		return Sort.GROUP;
	}

	@Override
	public Datum value(Scope scope) throws ExpressionException {
		Optional<FieldReading> reading = scope.names().reading(path);
		if (reading.isEmpty())
			throw unknown(scope.names());
		return reading.get().read(scope.state().get());
	}

	/** The fields that it stands for: one, the words of a bank, or all of a part. */
	List<Field> fields(MachineNames names) {
		return names.reading(path).map(FieldReading::fields).orElseGet(() -> names.fieldsIn(path));
	}

	private ExpressionException unknown(MachineNames names) {
		if (names == MachineNames.NONE && path.contains("."))
			return error(Texts.of("expression.no.machine", path));
		List<String> all = new ArrayList<>(names.all());
		if (!path.contains("."))
			all.addAll(HopVariable.names());
		List<String> near = NearNames.of(FieldNaming.plain(path), all);
		String message = near.isEmpty() ? Texts.of("expression.unknown", path)
				: Texts.of("expression.unknown.near", path, String.join(", ", near));
		return new ExpressionException(start, end, message, near);
	}
}
