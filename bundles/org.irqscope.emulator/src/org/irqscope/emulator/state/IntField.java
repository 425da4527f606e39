package org.irqscope.emulator.state;

/** A field of up to 32 bits. */
public final class IntField extends Field {
	private final Format format;
	private final int base;
	private int value;

	IntField(Struct owner, String name, Format format, int base) {
		super(owner, name);
		this.format = format;
		this.base = base;
	}

	public int get() {
		return value;
	}

	public void set(int newValue) {
		if (newValue == value)
			return;
		if (!ahead)
			state.write(this, value, newValue);
		value = newValue;
	}

	public boolean isSet() {
		return value != 0;
	}

	public void set(boolean newValue) {
		set(newValue ? 1 : 0);
	}

	/** True when any bit of the mask is set. */
	public boolean has(int mask) {
		return (value & mask) != 0;
	}

	public void or(int mask) {
		set(value | mask);
	}

	public void clear(int mask) {
		set(value & ~mask);
	}

	/** The value as a number that is not negative: 0 to 0xffffffff. */
	public long unsigned() {
		return value & 0xffffffffL;
	}

	/** The number of the first bit, for fields that hold 32 of 256 vectors; else 0. */
	public int base() {
		return base;
	}

	public Format format() {
		return format;
	}

	@Override
	long raw() {
		return value;
	}

	@Override
	void take(long raw) {
		value = (int) raw;
	}

	@Override
	Object value(long raw) {
		return (int) raw;
	}

	@Override
	String text(long raw) {
		return format.text((int) raw, base);
	}

	@Override
	public Change change(long from, long to) {
		return new Change.OfNumber(place(), name(), format, base, from, to);
	}
}
