package org.irqscope.debug.model;

import java.util.OptionalLong;

import org.eclipse.debug.core.model.IValue;
import org.irqscope.core.chip.PackedBits;
import org.irqscope.emulator.state.Field;

/** Bits of a register that have a name: the mask of a redirection entry. For any thread. */
final class BitsVariable extends NumberVariable {
	private final PackedBits.Part part;

	BitsVariable(FieldGroup group, Field field, PackedBits.Part part) {
		super(group, field, part.name());
		this.part = part;
	}

	@Override
	long mask() {
		return part.mask();
	}

	@Override
	OptionalLong parse(String written) {
		return WrittenNumber.of(part.names(), written);
	}

	@Override
	public IValue getValue() {
		OptionalLong sampled = number(field, group().state());
		if (sampled.isEmpty())
			return new MachineValue(target(), Texts.of("value.not.sampled"));
		long register = sampled.getAsLong();
		long number = (register & mask()) >>> part.shift();
		String name = part.names().isEmpty() ? "" : part.names().get((int) number);
		String text = name.isEmpty() || name.equals(Long.toString(number)) ? Long.toString(number)
				: number + " " + name;
		return new MachineValue(target(),
				part.isLegal(register) ? text : Texts.of("value.illegal", text));
	}
}
