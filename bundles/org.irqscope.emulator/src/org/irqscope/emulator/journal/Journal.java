package org.irqscope.emulator.journal;

import java.util.Arrays;

import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.State;
import org.irqscope.emulator.state.WriteLog;

/**
 * Notes what the emulator does while recording is on: each kernel function entered, each field written, each
 * tracepoint emitted, one reason a hop. With recording off a call costs one test and allocates nothing. Used by the
 * one thread that runs the emulator.
 */
public final class Journal implements WriteLog {
	private final State state = new State();
	private final Vocabulary vocabulary;
	private Recording recording;
	private boolean on;
	private Context context = Context.VMM;
	/** The latest hop of each function that has been entered and not left. */
	private int[] activations = new int[32];
	private int depth;

	/** A journal of a machine that notes what its vocabulary has. */
	public Journal(Vocabulary vocabulary) {
		this.vocabulary = vocabulary;
		this.recording = new Recording(vocabulary);
	}

	public boolean recording() {
		return on;
	}

	/** The state of the machine, whose writes are noted. */
	public State state() {
		return state;
	}

	/** Starts a recording; what the last one held belongs to its walk or is dropped. */
	public void start() {
		recording = new Recording(vocabulary);
		depth = 0;
		on = true;
		state.tell(this);
	}

	/** Ends the recording and answers the walk; the machine stands at the walk's end. */
	public Walk stop() {
		on = false;
		state.tellNobody();
		return soFar();
	}

	/** What has been recorded so far; moving in it is not allowed before the recording ends. */
	public Walk soFar() {
		return new Walk(recording, state);
	}

	public Context context() {
		return context;
	}

	/** Runs a piece of work in another context, as when a work queue picks it up. */
	public void runIn(Context other, Runnable work) {
		Context before = into(other);
		try {
			work.run();
		} finally {
			back(before);
		}
	}

	/** What follows is done in another context; answers the one to go {@link #back} to. */
	public Context into(Context other) {
		Context before = context;
		context = other;
		return before;
	}

	/** The end of what {@link #into} began. */
	public void back(Context before) {
		context = before;
	}

	/**
	 * A function is entered.
	 *
	 * @param site the function
	 * @param index which part of the machine it works on, see {@link Site#place()}
	 * @param a first argument, named by {@link Site#arguments()}
	 * @param b second argument
	 */
	public void enter(Site site, int index, long a, long b) {
		if (on)
			note(site, index, a, b);
	}

	private void note(Site site, int index, long a, long b) {
		if (depth == activations.length)
			activations = Arrays.copyOf(activations, depth * 2);
		activations[depth] = addHop(site, index, a, b, false);
		depth++;
	}

	/** The function entered last returns; answers the result, so that a return statement can wrap it. */
	public int leave(int result) {
		if (on && depth > 0) {
			int hop = activations[--depth];
			recording.hops.set(hop, Recording.RESULT, result);
			recording.hops.set(hop, Recording.RETURNED, 1);
		}
		return result;
	}

	/** The function entered last returns nothing. */
	public void leave() {
		if (on && depth > 0)
			depth--;
	}

	/** Says why the present function does what it does; the first reason of a hop stays. */
	public void why(Why why, long a, long b, long c) {
		if (!on)
			return;
		Rows hops = recording.hops;
		int hop = currentHop();
		if (hops.get(hop, Recording.WHY) != 0)
			return;
		hops.set(hop, Recording.WHY, why.number());
		hops.set(hop, Recording.WHY_A, a);
		hops.set(hop, Recording.WHY_B, b);
		hops.set(hop, Recording.WHY_C, c);
	}

	public void why(Why why) {
		why(why, 0, 0, 0);
	}

	public void why(Why why, long a) {
		why(why, a, 0, 0);
	}

	public void why(Why why, long a, long b) {
		why(why, a, b, 0);
	}

	/** A tracepoint is emitted; see {@link Tracepoint} for the meaning of the arguments. */
	public void trace(Tracepoint tracepoint, long a, long b, long c, long d) {
		if (!on)
			return;
		int hop = currentHop();
		Rows events = recording.events;
		int row = events.add();
		events.set(row, Recording.TRACEPOINT, tracepoint.number());
		events.set(row, Recording.HOP, hop);
		events.set(row, Recording.ARGUMENT, a);
		events.set(row, Recording.ARGUMENT + 1, b);
		events.set(row, Recording.ARGUMENT + 2, c);
		events.set(row, Recording.ARGUMENT + 3, d);
	}

	@Override
	public void wrote(int slot, long from, long to) {
		currentHop();
		recording.write(slot, from, to);
	}

	/** The hop that what happens now belongs to: a function that goes on after a call gets a further hop. */
	private int currentHop() {
		int last = recording.hops.size() - 1;
		if (depth == 0)
			return last >= 0 && recording.hops.get(last, Recording.SITE) == MachineSite.MACHINE.number() ? last
					: addHop(MachineSite.MACHINE, Place.ONLY, 0, 0, false);
		int hop = activations[depth - 1];
		if (hop == last)
			return hop;
		Rows hops = recording.hops;
		Site site = vocabulary.site(hops.getInt(hop, Recording.SITE));
		int next = addHop(site, hops.getInt(hop, Recording.INDEX), hops.get(hop, Recording.A),
				hops.get(hop, Recording.B), true);
		hops.set(next, Recording.DEPTH, depth - 1L);
		activations[depth - 1] = next;
		return next;
	}

	private int addHop(Site site, int index, long a, long b, boolean continued) {
		Rows hops = recording.hops;
		int hop = hops.add();
		hops.set(hop, Recording.SITE, site.number());
		hops.set(hop, Recording.CONTEXT_KIND, context.kind().ordinal());
		hops.set(hop, Recording.CONTEXT_INDEX, context.index());
		hops.set(hop, Recording.DEPTH, depth);
		hops.set(hop, Recording.CONTINUED, continued ? 1 : 0);
		hops.set(hop, Recording.INDEX, index);
		hops.set(hop, Recording.A, a);
		hops.set(hop, Recording.B, b);
		hops.set(hop, Recording.WRITES, recording.writes.size());
		hops.set(hop, Recording.EVENTS, recording.events.size());
		return hop;
	}
}
