package org.irqscope.emulator.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The fields of one part of the machine, in the order in which the kernel's struct has them. */
public final class Struct {
	private final Journal journal;
	private final Place place;
	private final boolean shown;
	private final List<Field> fields = new ArrayList<>();

	public Struct(Journal journal, Place.Kind kind, int index) {
		this(journal, new Place(kind, index), true);
	}

	private Struct(Journal journal, Place place, boolean shown) {
		this.journal = journal;
		this.place = place;
		this.shown = shown;
		journal.add(this);
	}

	/** Fields that are undone like all others, and that no reader of a walk is told of. */
	public static Struct hidden(Journal journal) {
		return new Struct(journal, new Place(Place.Kind.VMM, Place.ONLY), false);
	}

	boolean shown() {
		return shown;
	}

	Journal journal() {
		return journal;
	}

	public Place place() {
		return place;
	}

	public List<Field> fields() {
		return Collections.unmodifiableList(fields);
	}

	public IntField flag(String name) {
		return add(new IntField(this, name, Format.FLAG, 0));
	}

	public IntField number(String name) {
		return add(new IntField(this, name, Format.DECIMAL, 0));
	}

	/** A number plus one, or 0 for nothing; readers see the number. */
	public IntField plusOne(String name) {
		return add(new IntField(this, name, Format.PLUS_ONE, 0));
	}

	/** A number whose values have names, in the way that a format says. */
	public IntField named(String name, Format format) {
		return add(new IntField(this, name, format, 0));
	}

	public IntField hex8(String name) {
		return add(new IntField(this, name, Format.HEX8, 0));
	}

	public IntField hex32(String name) {
		return add(new IntField(this, name, Format.HEX32, 0));
	}

	/** 32 bits of a set of vectors; bit 0 is vector {@code base}. */
	public IntField vectors(String name, int base) {
		return add(new IntField(this, name, Format.VECTORS, base));
	}

	public LongField hex64(String name) {
		return add(new LongField(this, name, Format.HEX64));
	}

	public LongField count(String name) {
		return add(new LongField(this, name, Format.DECIMAL));
	}

	/** 64 bits of which a reader wants to know only whether one is set. */
	LongField flag64(String name) {
		return add(new LongField(this, name, Format.FLAG));
	}

	public <T> RefField<T> ref(String name, T initial) {
		return add(new RefField<>(this, name, initial));
	}

	private <F extends Field> F add(F field) {
		fields.add(field);
		return field;
	}
}
