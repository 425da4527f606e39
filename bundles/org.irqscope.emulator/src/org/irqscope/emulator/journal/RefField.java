package org.irqscope.emulator.journal;

/**
 * A field that points at an immutable object, as the kernel publishes a routing table or a bus with RCU: a change
 * replaces the whole object.
 */
public final class RefField<T> extends Field {
	private T value;

	RefField(Struct owner, String name, T initial) {
		super(owner, name);
		this.value = initial;
	}

	public T get() {
		return value;
	}

	public void set(T newValue) {
		if (newValue == value)
			return;
		if (journal.recording())
			journal.wrote(this, value, newValue);
		value = newValue;
	}

	@Override
	public String text() {
		return String.valueOf(value);
	}

	@Override
	@SuppressWarnings("unchecked")
	void restore(long raw, Recording recording) {
		value = (T) recording.object(raw);
	}

	@Override
	String text(long raw, Recording recording) {
		return String.valueOf(recording.object(raw));
	}

	@Override
	boolean differs(long from, long to, Recording recording) {
		return recording.object(from) != recording.object(to);
	}

	@Override
	Change change(long from, long to, Recording recording) {
		String before = text(from, recording);
		return new Change(this, 0, 0, before, before + " \u2192 " + text(to, recording));
	}
}
