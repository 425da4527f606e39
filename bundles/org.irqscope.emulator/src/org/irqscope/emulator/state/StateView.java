package org.irqscope.emulator.state;

/** The values that the fields of a machine have at one moment. For any thread, unless a class says otherwise. */
public interface StateView {
	/** The virtual clock, in nanoseconds. */
	long now();

	/** The number in the slot of a field: its value, or that of a reference in its pool. */
	long raw(Field field);

	default int get(IntField field) {
		return (int) raw(field);
	}

	default long get(LongField field) {
		return raw(field);
	}

	default <T> T get(RefField<T> field) {
		return field.value(raw(field));
	}

	/** The value of a field as text. */
	default String text(Field field) {
		return field.text(raw(field));
	}

	/** A state of the machine that stays as it is, and has the same fields. */
	Snapshot kept();
}
