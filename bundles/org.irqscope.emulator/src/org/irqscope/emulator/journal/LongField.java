package org.irqscope.emulator.journal;

/** A field of 64 bits. */
public final class LongField extends Field {
	private final Format format;
	private long value;

	LongField(Struct owner, String name, Format format) {
		super(owner, name);
		this.format = format;
	}

	public long get() {
		return value;
	}

	public void set(long newValue) {
		if (newValue == value)
			return;
		if (journal.recording())
			journal.wrote(this, value, newValue);
		value = newValue;
	}

	public void add(long amount) {
		set(value + amount);
	}

	@Override
	public String text() {
		return format.text(value, 0);
	}

	@Override
	void restore(long raw, Recording recording) {
		value = raw;
	}

	@Override
	String text(long raw, Recording recording) {
		return format.text(raw, 0);
	}

	@Override
	Change change(long from, long to, Recording recording) {
		return new Change(this, from, to, text(from, recording), format.change(from, to, 0));
	}
}
