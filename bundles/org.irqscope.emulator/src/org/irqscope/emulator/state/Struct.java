package org.irqscope.emulator.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The fields of one part of the machine, in the order in which the kernel's struct has them. */
public final class Struct {
	private final State state;
	private final Place place;
	private final boolean shown;
	private final Identity identity;
	private final List<Field> fields;

	public Struct(State state, Place.Kind kind, int index) {
		this(state, new Place(kind, index), true);
	}

	private Struct(State state, Place place, boolean shown) {
		this(state, place, shown, Identity.VALUE, new ArrayList<>());
		state.add(this);
	}

	private Struct(State state, Place place, boolean shown, Identity identity, List<Field> fields) {
		this.state = state;
		this.place = place;
		this.shown = shown;
		this.identity = identity;
		this.fields = fields;
	}

	/** Fields that are undone like all others, and that no reader of a walk is told of. */
	public static Struct hidden(State state) {
		return new Struct(state, new Place(MachinePlace.VMM, Place.ONLY), false);
	}

	/** For fields of this struct that only tell of what has been, or that follow from other fields. */
	public Struct outsideIdentity() {
		return new Struct(state, place, shown, Identity.OUTSIDE, fields);
	}

	boolean shown() {
		return shown;
	}

	Identity identity() {
		return identity;
	}

	State state() {
		return state;
	}

	public Place place() {
		return place;
	}

	public List<Field> fields() {
		return Collections.unmodifiableList(fields);
	}

	public IntField flag(FieldName name) {
		return add(new IntField(this, name.name(), Format.FLAG, 0));
	}

	public IntField number(FieldName name) {
		return add(new IntField(this, name.name(), Format.DECIMAL, 0));
	}

	/** A number plus one, or 0 for nothing; readers see the number. */
	public IntField plusOne(FieldName name) {
		return add(new IntField(this, name.name(), Format.PLUS_ONE, 0));
	}

	/** A number whose values have names, in the way that a format says. */
	public IntField named(FieldName name, Format format) {
		return add(new IntField(this, name.name(), format, 0));
	}

	public IntField hex8(FieldName name) {
		return add(new IntField(this, name.name(), Format.HEX8, 0));
	}

	public IntField hex32(FieldName name) {
		return add(new IntField(this, name.name(), Format.HEX32, 0));
	}

	/** 32 bits of a set of vectors; bit 0 is vector {@code base}. */
	public IntField vectors(FieldName name, int base) {
		return add(new IntField(this, name.name(), Format.VECTORS, base));
	}

	public LongField hex64(FieldName name) {
		return add(new LongField(this, name.name(), Format.HEX64));
	}

	public LongField count(FieldName name) {
		return add(new LongField(this, name.name(), Format.DECIMAL));
	}

	/** A time of the virtual clock, or none. */
	public TimeField time(FieldName name) {
		return new TimeField(add(new LongField(times(), name.name(), Format.PLUS_ONE)));
	}

	/** A time of a clock that counts so many times in a millisecond and began with the virtual clock; 0 is none. */
	public LongField time(FieldName name, long khz) {
		return add(new LongField(times(), name.name(), Format.DECIMAL, khz));
	}

	private Struct times() {
		return new Struct(state, place, shown, Identity.TIME, fields);
	}

	public <T> RefField<T> ref(FieldName name, T initial) {
		return add(new RefField<>(this, name.name(), initial));
	}

	private <F extends Field> F add(F field) {
		fields.add(field);
		return field;
	}
}
