package org.irqscope.emulator.journal;

import java.util.Arrays;

import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.state.StateCopy;
import org.irqscope.emulator.state.StateView;

/**
 * The state of a machine at hop after hop of a walk, in a copy that is moved by what the hops wrote while the machine
 * itself stands where it stands. Used by one thread, which need not be that of the machine.
 */
public final class StateAlong extends HopReader {
	private final StateCopy state;
	private int position;
	private int writes;
	private Field[] fields = new Field[16];
	private long[] from = new long[16];
	private long[] to = new long[16];

	/** @param position where in the walk the machine had the state */
	public StateAlong(Snapshot state, int position) {
		this.state = new StateCopy(state);
		this.position = position;
	}

	/**
	 * The state after a hop, until it is moved again.
	 *
	 * @param walk the walk of the state, or one that continues it
	 */
	public StateView after(Walk walk, int hop) {
		while (position > hop + 1)
			undo(walk, --position);
		while (position <= hop)
			redo(walk, position++);
		return state;
	}

	private void undo(Walk walk, int hop) {
		read(walk, hop);
		for (int write = writes - 1; write >= 0; write--)
			state.put(fields[write], from[write]);
	}

	private void redo(Walk walk, int hop) {
		read(walk, hop);
		for (int write = 0; write < writes; write++)
			state.put(fields[write], to[write]);
	}

	private void read(Walk walk, int hop) {
		writes = 0;
		walk.read(hop, this);
	}

	@Override
	protected void entered(int site, int index, long a, long b) {
		// Only what the hop wrote moves the state.
	}

	@Override
	protected void wrote(Field field, long before, long after) {
		if (writes == fields.length) {
			fields = Arrays.copyOf(fields, writes * 2);
			from = Arrays.copyOf(from, writes * 2);
			to = Arrays.copyOf(to, writes * 2);
		}
		fields[writes] = field;
		from[writes] = before;
		to[writes++] = after;
	}
}
