package org.irqscope.emulator.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a journal noted: hops, the writes of each hop and the tracepoints of each hop, in order. Filled by the
 * journal, read by a {@link Walk}.
 */
final class Recording {
	/** Columns of {@link #hops}. */
	static final int SITE = 0, CONTEXT_KIND = 1, CONTEXT_INDEX = 2, DEPTH = 3, CONTINUED = 4, INDEX = 5, A = 6, B = 7,
			RESULT = 8, RETURNED = 9, WHY = 10, WHY_A = 11, WHY_B = 12, WHY_C = 13, WRITES = 14, EVENTS = 15, COLUMNS = 16;
	/** Columns of {@link #writes}. */
	static final int OLD = 0, NEW = 1;
	/** Columns of {@link #events}; four arguments follow {@link #ARGUMENT}. */
	static final int TRACEPOINT = 0, HOP = 1, ARGUMENT = 2;

	/** What the numbers of sites, reasons and tracepoints mean. */
	final Vocabulary vocabulary;
	final Rows hops = new Rows(COLUMNS);
	final Rows writes = new Rows(2);
	final Rows events = new Rows(6);
	private Field[] fields = new Field[64];
	private final List<Object> objects = new ArrayList<>();

	Recording(Vocabulary vocabulary) {
		this.vocabulary = vocabulary;
	}

	void write(Field field, long oldValue, long newValue) {
		int row = writes.add();
		if (row == fields.length)
			fields = Arrays.copyOf(fields, row * 2);
		fields[row] = field;
		writes.set(row, OLD, oldValue);
		writes.set(row, NEW, newValue);
	}

	Field field(int write) {
		return fields[write];
	}

	/** Keeps an object of a {@link RefField} and answers the number that stands for it. */
	long keep(Object object) {
		objects.add(object);
		return objects.size() - 1L;
	}

	Object object(long number) {
		return objects.get((int) number);
	}

	/** The fields written from one write to another; what ends as it began is no change. */
	List<Change> changes(int from, int to) {
		Map<Field, long[]> ends = new LinkedHashMap<>();
		for (int write = from; write < to; write++) {
			long now = writes.get(write, NEW);
			long before = writes.get(write, OLD);
			ends.computeIfAbsent(fields[write], field -> new long[] { before, now })[1] = now;
		}
		List<Change> changes = new ArrayList<>();
		ends.forEach((field, end) -> {
			if (field.shown() && field.differs(end[0], end[1], this))
				changes.add(field.change(end[0], end[1], this));
		});
		return List.copyOf(changes);
	}

	void undo(int from, int to) {
		for (int write = to - 1; write >= from; write--)
			fields[write].restore(writes.get(write, OLD), this);
	}

	void redo(int from, int to) {
		for (int write = from; write < to; write++)
			fields[write].restore(writes.get(write, NEW), this);
	}

	/** The first write of the hop; for the hop after the last, the number of writes. */
	int firstWrite(int hop) {
		return hop < hops.size() ? hops.getInt(hop, WRITES) : writes.size();
	}

	int firstEvent(int hop) {
		return hop < hops.size() ? hops.getInt(hop, EVENTS) : events.size();
	}

	void clear() {
		hops.clear();
		writes.clear();
		events.clear();
		objects.clear();
	}
}
