package org.irqscope.emulator.journal;

import java.util.List;
import java.util.OptionalInt;

import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.State;

/**
 * A walk that the journal of a machine has recorded, with a position in it: 0 is before the first hop, {@link #size()}
 * after the last. Moving writes the machine's fields, so that the machine is always in the state of the position. At
 * its end the recording may be resumed, and the walk is longer then; from a place before it a branch of it may go
 * another way. Used by the one thread that owns the machine; what others read is {@link #soFar}.
 */
public final class RecordedWalk implements Walk {
	private final Recording recording;
	private final State state;
	private final HopDetails moved = new HopDetails();
	private int position;

	RecordedWalk(Recording recording, State state) {
		this.recording = recording;
		this.state = state;
		this.position = recording.size();
	}

	/** The hops that there are now, and no more when the recording goes on: for any thread. */
	public Walk soFar() {
		return new WalkSoFar(recording, state);
	}

	Recording recording() {
		return recording;
	}

	@Override
	public int size() {
		return recording.size();
	}

	/** The bytes that the recording takes in memory. */
	public long bytes() {
		return recording.bytes();
	}

	/** How many hops have been done, 0 to {@link #size()}. */
	public int position() {
		return position;
	}

	/**
	 * Stands after the given number of hops; the machine then is in that state. Costs one write for each field write
	 * between, or between the target and a nearer position whose state was kept.
	 *
	 * @throws IndexOutOfBoundsException when the position is not between 0 and {@link #size()}
	 */
	public void goTo(int target) {
		if (target < 0 || target > size())
			throw new IndexOutOfBoundsException("position " + target + " of a walk of " + size() + " hops");
		Hops hops = recording.hops();
		int nearest = hops.nearest(target, position);
		if (nearest != position)
			hops.before(nearest).ifPresent(state::put);
		for (position = nearest; position > target; position--)
			hops.writes(position - 1, moved).undo(state);
		for (; position < target; position++)
			hops.writes(position, moved).redo(state);
	}

	/** True where no function is under way after the given number of hops: from there a branch can go on. */
	public boolean branchesAt(int hops) {
		return hops == size() || parent(hops).isEmpty() && !recording.hops().continued(hops);
	}

	/**
	 * A walk of the hops before the position, that can be resumed without changing this one. The machine belongs to
	 * both; only one may be moved, or come back to this position before the other is.
	 *
	 * @throws IllegalStateException where the position is within a function
	 */
	public RecordedWalk branch() {
		if (!branchesAt(position))
			throw new IllegalStateException("hop " + position + " is within a function");
		return branchBetweenTasks();
	}

	/** As above, where whoever runs the tasks knows that none is under way: a turn may be left open there. */
	public RecordedWalk branchBetweenTasks() {
		return new RecordedWalk(recording.branch(position), state);
	}

	/** The same walk, when the machine has come to one of its positions by way of another that shares the hops. */
	public RecordedWalk standingAt(int hops) {
		RecordedWalk standing = new RecordedWalk(recording, state);
		standing.position = hops;
		return standing;
	}

	@Override
	public Hop hop(int number) {
		return soFar().hop(number);
	}

	@Override
	public OptionalInt parent(int hop) {
		return soFar().parent(hop);
	}

	@Override
	public List<TraceLine> eventsFrom(int hop) {
		return soFar().eventsFrom(hop);
	}

	@Override
	public OptionalInt changedBefore(FieldBits bits, int hop) {
		return soFar().changedBefore(bits, hop);
	}

	@Override
	public OptionalInt changedFrom(FieldBits bits, int hop) {
		return soFar().changedFrom(bits, hop);
	}

	@Override
	public int siteNumber(int hop) {
		return recording.site(hop);
	}

	@Override
	public boolean continued(int hop) {
		return soFar().continued(hop);
	}

	@Override
	public boolean left(int hop) {
		return soFar().left(hop);
	}

	@Override
	public void read(int hop, HopReader reader) {
		soFar().read(hop, reader);
	}
}
