package org.irqscope.core.expression;

import java.util.Optional;

import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Snapshot;

/**
 * What a name of one machine means that can be set: a field, or bits of it. Immutable, for any thread.
 *
 * @param field the field that holds a number
 * @param mask the bits that are meant
 * @param shift how far they are from bit 0
 */
public record NamedBits(Field field, long mask, int shift) {
	/** What a name means in the machine of a state; nothing where it is no number or bits of one. */
	public static Optional<NamedBits> of(Snapshot state, String name) {
		return MachineNames.of(state).reading(name).flatMap(NamedBits::of);
	}

	private static Optional<NamedBits> of(FieldReading reading) {
		if (reading instanceof FieldReading.OfBits bits)
			return Optional.of(new NamedBits(bits.field(), bits.part().mask(), bits.part().shift()));
		if (reading.fields().size() == 1 && (reading.fields().get(0) instanceof IntField
				|| reading.fields().get(0) instanceof LongField))
			return Optional.of(new NamedBits(reading.fields().get(0), -1, 0));
		return Optional.empty();
	}

	/** True when a number fits into the bits. */
	public boolean fits(long number) {
		return (number & ~(mask >>> shift)) == 0;
	}

	/** The number of the whole field, where its bits become a number. */
	public long with(Snapshot state, long number) {
		return mask == -1 ? number : FieldReading.OfNumber.number(state, field) & ~mask | number << shift;
	}
}
