package org.irqscope.emulator.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.State;

/**
 * What a journal noted: hops, the writes of each hop and the tracepoints of each hop, in order. Filled by the
 * journal, read by a {@link Walk}.
 */
final class Recording {
	/** Columns of {@link #hops}. */
	static final int SITE = 0, CONTEXT_KIND = 1, CONTEXT_INDEX = 2, DEPTH = 3, CONTINUED = 4, INDEX = 5, A = 6, B = 7,
			RESULT = 8, RETURNED = 9, WHY = 10, WHY_A = 11, WHY_B = 12, WHY_C = 13, WRITES = 14, EVENTS = 15, COLUMNS = 16;
	/** Columns of {@link #writes}. */
	static final int OLD = 0, NEW = 1, SLOT = 2;
	/** Columns of {@link #events}; four arguments follow {@link #ARGUMENT}. */
	static final int TRACEPOINT = 0, HOP = 1, ARGUMENT = 2;

	/** What the numbers of sites, reasons and tracepoints mean. */
	final Vocabulary vocabulary;
	final Rows hops = new Rows(COLUMNS);
	final Rows writes = new Rows(3);
	final Rows events = new Rows(6);

	Recording(Vocabulary vocabulary) {
		this.vocabulary = vocabulary;
	}

	void write(int slot, long from, long to) {
		int row = writes.add();
		writes.set(row, SLOT, slot);
		writes.set(row, OLD, from);
		writes.set(row, NEW, to);
	}

	/** The fields written from one write to another; what ends as it began is no change. */
	List<Change> changes(State state, int from, int to) {
		Map<Integer, long[]> ends = new LinkedHashMap<>();
		for (int write = from; write < to; write++) {
			long now = writes.get(write, NEW);
			long before = writes.get(write, OLD);
			ends.computeIfAbsent(writes.getInt(write, SLOT), slot -> new long[] { before, now })[1] = now;
		}
		List<Change> changes = new ArrayList<>();
		ends.forEach((slot, end) -> {
			Field field = state.field(slot);
			if (field.shown() && end[0] != end[1])
				changes.add(field.change(end[0], end[1]));
		});
		return List.copyOf(changes);
	}

	void undo(State state, int from, int to) {
		for (int write = to - 1; write >= from; write--)
			state.put(writes.getInt(write, SLOT), writes.get(write, OLD));
	}

	void redo(State state, int from, int to) {
		for (int write = from; write < to; write++)
			state.put(writes.getInt(write, SLOT), writes.get(write, NEW));
	}

	/** The first write of the hop; for the hop after the last, the number of writes. */
	int firstWrite(int hop) {
		return hop < hops.size() ? hops.getInt(hop, WRITES) : writes.size();
	}

	int firstEvent(int hop) {
		return hop < hops.size() ? hops.getInt(hop, EVENTS) : events.size();
	}
}
