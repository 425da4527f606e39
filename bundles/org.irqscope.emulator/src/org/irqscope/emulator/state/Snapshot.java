package org.irqscope.emulator.state;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The state of a machine at one moment. Immutable: any thread may read it, by the fields of the machine that it was
 * taken of. Two are equal when nothing that will happen can tell them apart.
 */
public final class Snapshot implements StateView {
	private final State state;
	private final Field[] fields;
	private final long[] slots;
	private final long now;
	private final long hash;

	Snapshot(State state, Field[] fields, long[] slots, long hash) {
		this.state = state;
		this.fields = fields;
		this.slots = slots;
		this.now = slots[state.clock().slot()];
		this.hash = hash;
	}

	/** The numbers in all slots, to be changed. */
	long[] slots() {
		return slots.clone();
	}

	/** The slot of the virtual clock. */
	int clock() {
		return state.clock().slot();
	}

	/** The number in a slot; 0 in one that the machine did not have yet. */
	long raw(int slot) {
		return slot < slots.length ? slots[slot] : 0;
	}

	@Override
	public long raw(Field field) {
		if (field.state != state)
			throw new IllegalArgumentException(field.place() + " " + field.name() + " is of another machine");
		return raw(field.slot());
	}

	/** The fields that readers are told of, in the order in which the machine got them. */
	public List<Field> fields() {
		return Arrays.stream(fields, 0, slots.length).filter(Field::shown).toList();
	}

	@Override
	public Snapshot kept() {
		return this;
	}

	/** True when another has the same fields, so that what was found out about them holds for it too. */
	public boolean hasFieldsOf(Snapshot other) {
		return state == other.state && slots.length == other.slots.length;
	}

	@Override
	public long now() {
		return now;
	}

	/** The bytes that this takes in memory. */
	public int bytes() {
		return Long.BYTES * slots.length;
	}

	/** A hash that equal states have in common; that of {@link State#hash} at the moment. */
	public long hash() {
		return hash;
	}

	/** The fields by which another state differs from this one; of one machine, or of two that were built alike. */
	public List<Field> differences(Snapshot other) {
		Field[] longer = slots.length < other.slots.length ? other.fields : fields;
		return IntStream.range(0, Math.max(slots.length, other.slots.length)).mapToObj(slot -> longer[slot])
				.filter(field -> differs(field, other)).toList();
	}

	private boolean differs(Field field, Snapshot other) {
		long mine = raw(field.slot());
		long theirs = other.raw(field.slot());
		if (state == other.state || !(field instanceof RefField) || field.identity() == Identity.OUTSIDE)
			return field.canonical(mine, now) != field.canonical(theirs, other.now);
		return !fields[field.slot()].value(mine).equals(other.fields[field.slot()].value(theirs));
	}

	@Override
	public boolean equals(Object object) {
		return object instanceof Snapshot other && hash == other.hash && differences(other).isEmpty();
	}

	@Override
	public int hashCode() {
		return Long.hashCode(hash);
	}

	@Override
	public String toString() {
		return "state " + Long.toHexString(hash);
	}
}
