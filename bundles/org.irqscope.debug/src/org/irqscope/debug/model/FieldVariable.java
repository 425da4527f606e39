package org.irqscope.debug.model;

import java.util.List;
import java.util.OptionalLong;

import org.eclipse.debug.core.model.IValue;
import org.irqscope.core.chip.PackedBits;
import org.irqscope.emulator.state.Field;

/** A field of a machine, with its bits where they have names. For any thread. */
final class FieldVariable extends NumberVariable {
	private final List<BitsVariable> parts;

	FieldVariable(FieldGroup group, Field field) {
		super(group, field, field.name());
		parts = PackedBits.of(field).stream().map(part -> new BitsVariable(group, field, part)).toList();
	}

	@Override
	long mask() {
		return -1;
	}

	@Override
	OptionalLong parse(String written) {
		return WrittenNumber.of(field, written);
	}

	@Override
	public IValue getValue() {
		String text = group().state().map(state -> state.text(field))
				.orElseGet(() -> Texts.of("value.not.sampled"));
		return new MachineValue(target(), text, () -> parts);
	}
}
