package org.irqscope.emulator.state;

/**
 * A handle of one slot of a machine's {@link State}: it says what the number there means. What is written while nobody
 * looks stays in the handle until somebody does, so that the emulator reads and writes its fields as fast as variables.
 * Used by the one thread that runs the emulator; what is asked with a {@link Snapshot} may be asked by any thread.
 */
public abstract sealed class Field permits IntField, LongField, RefField {
	final State state;
	/** True while the handle is ahead of the slot, which {@link State} then knows. */
	boolean ahead;
	private final int slot;
	private final Identity identity;
	private final Struct owner;
	private final String name;

	Field(Struct owner, String name) {
		this.owner = owner;
		this.name = name;
		this.state = owner.state();
		this.identity = owner.identity();
		this.slot = state.add(this);
	}

	/** The number of the slot, from 0. */
	public final int slot() {
		return slot;
	}

	final Identity identity() {
		return identity;
	}

	/** False for what only the emulator itself needs. */
	public final boolean shown() {
		return owner.shown();
	}

	/** The part of the machine that holds the field. */
	public final Place place() {
		return owner.place();
	}

	/** The kernel's name of the field, with an index where it is an array: {@code redirtbl[4]}. */
	public final String name() {
		return name;
	}

	/** The present value, as a number. */
	abstract long raw();

	/** Takes a number for the present value; nobody is told. */
	abstract void take(long raw);

	/** What a number counts in the hash of a state. */
	long content(long raw) {
		return raw;
	}

	/** What a number counts in the identity of a state while the clock shows a time. */
	long canonical(long raw, long now) {
		return identity.canonical(raw, now, Identity.NANOSECONDS);
	}

	/** What a number stands for. */
	abstract Object value(long raw);

	/** What a number stands for, as text. */
	abstract String text(long raw);

	/** The present value as text. */
	public final String text() {
		return text(raw());
	}

	/** The change from one number to another. */
	public abstract Change change(long from, long to);

	@Override
	public String toString() {
		return place() + " " + name + " = " + text();
	}
}
