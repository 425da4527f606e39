package org.irqscope.emulator.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that can change in one machine: numbers in slots, and a hash of them. A slot that was never written is 0. While
 * a log listens, each write changes slot and hash at once; else both catch up as soon as they are asked for, since the
 * way of each number through the slots would take twice the time of an interrupt. Used by the one thread that runs the
 * emulator.
 */
public final class State {
	/** The name of the virtual clock. */
	public static final FieldName CLOCK = new FieldName(MachinePlace.VMM, "now");
	private static final int FIRST_SIZE = 1024;
	private static final WriteLog NOBODY = (slot, from, to) -> {
	};

	final Values values = new Values();
	private WriteLog log = NOBODY;
	private long[] slots = new long[FIRST_SIZE];
	/** The hash of the fields that count by their value. */
	private long sum;
	/** The fields that are ahead of their slots. */
	private Field[] ahead = new Field[FIRST_SIZE];
	private int aheadCount;
	private final List<Struct> structs = new ArrayList<>();
	/** The fields that count by their distance from the clock. */
	private final List<Field> times = new ArrayList<>();
	/** The field of each slot; entries only come, so that any thread may ask for those that it has heard of. */
	private volatile Field[] fields = new Field[FIRST_SIZE];
	private int size;
	private final LongField clock = Struct.hidden(this).outsideIdentity().count(CLOCK);

	/** A further slot for a field; answers its number. */
	int add(Field field) {
		if (size == fields.length) {
			fields = Arrays.copyOf(fields, size * 2);
			slots = Arrays.copyOf(slots, size * 2);
			ahead = Arrays.copyOf(ahead, size * 2);
		}
		fields[size] = field;
		if (field.identity() == Identity.TIME)
			times.add(field);
		return size++;
	}

	void add(Struct struct) {
		structs.add(struct);
	}

	/** What a change of a slot's value by one adds to the hash: an odd number, so that no change is lost. */
	static long weight(int slot) {
		return Content.mix(slot + 1L) | 1;
	}

	/** Every struct of the machine, in order of creation. */
	public List<Struct> structs() {
		return Collections.unmodifiableList(structs);
	}

	/** The number of slots; further ones may come. */
	public int size() {
		return size;
	}

	/** The field of a slot; for any thread that was told of the slot. */
	public Field field(int slot) {
		return fields[slot];
	}

	/** The field that holds some bits and that readers of a walk are told of; by any thread, since fields only come. */
	public Optional<Field> find(FieldBits bits) {
		return Arrays.stream(fields).takeWhile(Objects::nonNull).filter(field -> field.shown()
				&& field.name().equals(bits.name()) && field.place().equals(bits.place())).findFirst();
	}

	/** The virtual clock, in nanoseconds; what time it is does not matter to the identity of a state. */
	public LongField clock() {
		return clock;
	}

	/** From now on a log hears of every write, before it is done. */
	public void tell(WriteLog listener) {
		catchUp();
		log = listener;
	}

	/** From now on nobody hears of writes, which cost as little as they can. */
	public void tellNobody() {
		log = NOBODY;
	}

	/** A field that is not ahead is about to be written. */
	void write(Field field, long from, long to) {
		if (log == NOBODY) {
			goAhead(field);
			return;
		}
		log.wrote(field.slot(), from, to);
		settle(field, to);
	}

	private void goAhead(Field field) {
		field.ahead = true;
		ahead[aheadCount++] = field;
	}

	private void settle(Field field, long to) {
		int slot = field.slot();
		if (field.identity() == Identity.VALUE)
			sum += (field.content(to) - field.content(slots[slot])) * weight(slot);
		slots[slot] = to;
	}

	/** Brings what was written since into the slots and the hash. */
	private void catchUp() {
		for (int at = 0; at < aheadCount; at++) {
			settle(ahead[at], ahead[at].raw());
			ahead[at].ahead = false;
		}
		aheadCount = 0;
	}

	/** Puts a number back that a log was told of; only while no log listens. */
	public void put(int slot, long raw) {
		if (log != NOBODY)
			throw new IllegalStateException("the writes of this state are being noted");
		Field field = fields[slot];
		if (!field.ahead)
			goAhead(field);
		field.take(raw);
	}

	/** Puts all numbers back; only while no log listens. */
	public void put(Snapshot snapshot) {
		if (log != NOBODY)
			throw new IllegalStateException("the writes of this state are being noted");
		restore(snapshot);
	}

	/** A hash that equal states have in common. */
	public long hash() {
		catchUp();
		long hash = sum;
		for (int at = 0; at < times.size(); at++) {
			Field time = times.get(at);
			hash += time.canonical(time.raw(), clock.get()) * weight(time.slot());
		}
		return hash;
	}

	/** The state as it is now. */
	public Snapshot snapshot() {
		long hash = hash();
		return new Snapshot(this, fields, Arrays.copyOf(slots, size), hash);
	}

	/** Makes the state that of a snapshot of the same machine; a log hears of each write. */
	public void restore(Snapshot snapshot) {
		catchUp();
		for (int slot = 0; slot < size; slot++) {
			long to = snapshot.raw(slot);
			if (slots[slot] == to)
				continue;
			write(fields[slot], slots[slot], to);
			fields[slot].take(to);
		}
	}
}
