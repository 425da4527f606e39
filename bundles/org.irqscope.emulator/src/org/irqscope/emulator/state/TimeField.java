package org.irqscope.emulator.state;

/**
 * A time of the virtual clock in nanoseconds, or none: what counts of it is how far it is from now. Used by the one
 * thread that runs the emulator.
 */
public final class TimeField {
	/** The time plus one, so that 0 is none. */
	private final LongField field;

	TimeField(LongField field) {
		this.field = field;
	}

	/** True when there is a time. */
	public boolean isSet() {
		return field.get() != 0;
	}

	/** The time; only while there is one. */
	public long get() {
		return field.get() - 1;
	}

	public void set(long time) {
		field.set(time + 1);
	}

	/** Puts it off by so many nanoseconds. */
	public void add(long nanoseconds) {
		field.add(nanoseconds);
	}

	/** From now on there is none. */
	public void clear() {
		field.set(0);
	}
}
