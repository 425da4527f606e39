package org.irqscope.emulator.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.state.State;

/** The packed part of one hop at a time, unpacked. Used again for hop after hop, by one thread. */
final class HopDetails {
	static final int ENTRY = (1 << Chunk.ENTRY_BITS) - 1;
	/** How many numbers come first. */
	static final int HEAD = 4;
	static final int REASON_VALUES = 3;
	private static final int WRITE_VALUES = 2, EVENT_VALUES = 4, FIRST_SIZE = 16;
	private static final int[] NO_SLOTS = {};
	private static final long[] NO_VALUES = {};
	private int index, contextIndex;
	private long a, b;
	private int writes;
	/** Walks are handed out by the thousand, and hardly one of them is moved in. */
	private int[] slots = NO_SLOTS;
	private long[] from = NO_VALUES;
	private long[] to = NO_VALUES;
	private final List<Noted> events = new ArrayList<>();
	private Optional<Noted> why = Optional.empty();

	/** A tracepoint or a reason by its number, with its values. */
	record Noted(int number, List<Long> values) {
	}

	/** Unpacks a hop, the first in the chunk having number 0. */
	HopDetails read(Chunk chunk, int hop) {
		Packed.Reader reader = chunk.details(hop);
		index = (int) reader.next();
		contextIndex = (int) reader.next();
		a = reader.next();
		b = reader.next();
		writes = 0;
		events.clear();
		why = Optional.empty();
		for (int end = chunk.end(hop); reader.at() < end;)
			entry(reader, (int) reader.next());
		return this;
	}

	/** Unpacks only what a hop wrote, as moving in a walk needs it. */
	HopDetails readWrites(Chunk chunk, int hop) {
		Packed.Reader reader = chunk.details(hop);
		reader.skip(HEAD);
		writes = 0;
		for (int end = chunk.end(hop); reader.at() < end;) {
			int tag = (int) reader.next();
			if ((tag & ENTRY) == Chunk.WRITE)
				write(tag >> Chunk.ENTRY_BITS, reader.next(), reader.next());
			else
				reader.skip(values(tag));
		}
		return this;
	}

	/** How many numbers follow the tag of an entry. */
	static int values(int tag) {
		return switch (tag & ENTRY) {
		case Chunk.WRITE -> WRITE_VALUES;
		case Chunk.EVENT -> EVENT_VALUES;
		default -> REASON_VALUES;
		};
	}

	private void entry(Packed.Reader reader, int tag) {
		int number = tag >> Chunk.ENTRY_BITS;
		switch (tag & ENTRY) {
		case Chunk.WRITE -> write(number, reader.next(), reader.next());
		case Chunk.EVENT -> events.add(new Noted(number,
				List.of(reader.next(), reader.next(), reader.next(), reader.next())));
		default -> why = Optional.of(new Noted(number, List.of(reader.next(), reader.next(), reader.next())));
		}
	}

	private void write(int slot, long before, long changed) {
		if (writes == slots.length) {
			int size = Math.max(FIRST_SIZE, writes * 2);
			slots = Arrays.copyOf(slots, size);
			from = Arrays.copyOf(from, size);
			to = Arrays.copyOf(to, size);
		}
		slots[writes] = slot;
		from[writes] = before;
		to[writes] = before ^ changed;
		writes++;
	}

	/** Takes back what the hop wrote, the last write first. */
	void undo(State state) {
		for (int write = writes - 1; write >= 0; write--)
			state.put(slots[write], from[write]);
	}

	/** Writes again what the hop wrote. */
	void redo(State state) {
		for (int write = 0; write < writes; write++)
			state.put(slots[write], to[write]);
	}

	int index() {
		return index;
	}

	int contextIndex() {
		return contextIndex;
	}

	List<Long> arguments(int count) {
		return List.of(a, b).subList(0, count);
	}

	int writes() {
		return writes;
	}

	int slot(int write) {
		return slots[write];
	}

	long from(int write) {
		return from[write];
	}

	long to(int write) {
		return to[write];
	}

	List<Noted> events() {
		return events;
	}

	Optional<Noted> why() {
		return why;
	}
}
