package org.irqscope.emulator.journal;

/**
 * One field of the machine's state. Every change goes through {@code set}, which tells the journal, so that a walk
 * can show it and undo it. Used by the one thread that runs the emulator.
 */
public abstract sealed class Field permits IntField, LongField, RefField {
	final Journal journal;
	private final Struct owner;
	private final String name;

	Field(Struct owner, String name) {
		this.journal = owner.journal();
		this.owner = owner;
		this.name = name;
	}

	/** False for what only the emulator itself needs. */
	boolean shown() {
		return owner.shown();
	}

	/** The part of the machine that holds the field. */
	public Place place() {
		return owner.place();
	}

	/** The kernel's name of the field, with an index where it is an array: {@code redirtbl[4]}. */
	public String name() {
		return name;
	}

	/** The present value as text. */
	public abstract String text();

	/** Puts a journalled value back without telling the journal. */
	abstract void restore(long raw, Recording recording);

	/** A journalled value as text. */
	abstract String text(long raw, Recording recording);

	/** True when two journalled values are not the same. */
	boolean differs(long from, long to, Recording recording) {
		return from != to;
	}

	/** The change from one journalled value to another. */
	abstract Change change(long from, long to, Recording recording);

	@Override
	public String toString() {
		return place() + " " + name + " = " + text();
	}
}
