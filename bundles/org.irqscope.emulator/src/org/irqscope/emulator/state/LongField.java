package org.irqscope.emulator.state;

/** A field of 64 bits. */
public final class LongField extends Field {
	private final Format format;
	private final long khz;
	private long value;

	LongField(Struct owner, String name, Format format) {
		this(owner, name, format, Identity.NANOSECONDS);
	}

	/** @param khz how fast the clock counts whose times the field holds */
	LongField(Struct owner, String name, Format format, long khz) {
		super(owner, name);
		this.format = format;
		this.khz = khz;
	}

	@Override
	long canonical(long raw, long now) {
		return identity().canonical(raw, now, khz);
	}

	public long get() {
		return value;
	}

	public void set(long newValue) {
		if (newValue == value)
			return;
		if (!ahead)
			state.write(this, value, newValue);
		value = newValue;
	}

	public void add(long amount) {
		set(value + amount);
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
		value = raw;
	}

	@Override
	Object value(long raw) {
		return raw;
	}

	@Override
	String text(long raw) {
		return format.text(raw, 0);
	}

	@Override
	public Change change(long from, long to) {
		return new Change.OfNumber(place(), name(), format, 0, from, to);
	}
}
