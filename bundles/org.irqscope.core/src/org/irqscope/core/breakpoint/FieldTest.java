package org.irqscope.core.breakpoint;

import java.util.Arrays;

import org.irqscope.emulator.state.Field;

/**
 * Finds out whether a hop does to a field what a breakpoint waits for. What a field was before the hop and after it
 * counts, not what it was meanwhile. Used again for hop after hop, by one thread.
 */
final class FieldTest {
	private final Where.OfField where;
	/** The fields that have been seen, by their slots, with the bits that are meant. */
	private Field[] seen = {};
	private long[] masks = {};
	/** What the hop wrote of them. */
	private Field[] written = new Field[4];
	private long[] from = new long[4];
	private long[] to = new long[4];
	private int count;

	FieldTest(Where.OfField where) {
		this.where = where;
	}

	void wrote(Field field, long before, long after) {
		if (field.shown() && mask(field) != 0)
			note(field, before, after);
	}

	private long mask(Field field) {
		int slot = field.slot();
		if (slot >= seen.length) {
			seen = Arrays.copyOf(seen, slot * 2 + 1);
			masks = Arrays.copyOf(masks, slot * 2 + 1);
		}
		if (seen[slot] != field) {
			seen[slot] = field;
			masks[slot] = where.field().mask(field);
		}
		return masks[slot];
	}

	private void note(Field field, long before, long after) {
		for (int at = 0; at < count; at++)
			if (written[at] == field) {
				to[at] = after;
				return;
			}
		if (count == written.length) {
			written = Arrays.copyOf(written, count * 2);
			from = Arrays.copyOf(from, count * 2);
			to = Arrays.copyOf(to, count * 2);
		}
		written[count] = field;
		from[count] = before;
		to[count++] = after;
	}

	/** Whether the hop that has been told does it; forgets the hop. */
	boolean isDone() {
		boolean done = false;
		for (int at = 0; at < count; at++)
			done |= where.access().isDone(from[at], to[at], masks[written[at].slot()]);
		count = 0;
		return done;
	}
}
