package org.irqscope.emulator.state;

import java.util.Objects;

/**
 * A field that points at an immutable value, as the kernel publishes a routing table or a bus with RCU: a change
 * replaces the whole value. The slot holds the number of the value among those that the state has seen; 0 is the
 * value that the field begins with.
 */
public final class RefField<T> extends Field {
	private final T initial;
	private long number;
	private T value;

	RefField(Struct owner, String name, T initial) {
		super(owner, name);
		this.initial = Objects.requireNonNull(initial);
		this.value = initial;
	}

	public T get() {
		return value;
	}

	public void set(T newValue) {
		if (newValue == value)
			return;
		long to = newValue.equals(initial) ? 0 : state.values.number(newValue);
		if (to == number)
			return;
		if (!ahead)
			state.write(this, number, to);
		take(to);
	}

	@Override
	long raw() {
		return number;
	}

	@Override
	void take(long raw) {
		number = raw;
		value = value(raw);
	}

	@Override
	@SuppressWarnings("unchecked")
	T value(long raw) {
		return raw == 0 ? initial : (T) state.values.value(raw);
	}

	@Override
	long content(long raw) {
		return raw == 0 ? 0 : state.values.content(raw);
	}

	@Override
	String text(long raw) {
		return value(raw).toString();
	}

	@Override
	public Change change(long from, long to) {
		return new Change.OfValue(place(), name(), value(from), value(to));
	}
}
