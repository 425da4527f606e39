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
	/** The latest hop of a function that has just come under way again. */
	private int finished = Recording.NONE;
	private boolean quiet;
	private final HopDetails details = new HopDetails();
	/** How many hops there were when the recording last went on. */
	private int resumedAt;

	/** A journal of a machine that notes what its vocabulary has. */
	public Journal(Vocabulary vocabulary) {
		this.vocabulary = vocabulary;
		this.recording = new Recording(vocabulary, state);
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
		recording = new Recording(vocabulary, state);
		depth = 0;
		listen();
	}

	/**
	 * Goes on with a recording of this journal that was stopped.
	 *
	 * @throws IllegalStateException when the machine does not stand at the walk's end
	 */
	public void resume(RecordedWalk walk) {
		if (walk.position() != walk.size())
			throw new IllegalStateException("only at its end a walk can be resumed");
		if (walk.recording() != recording) {
			recording = walk.recording();
			depth = 0;
		}
		listen();
	}

	private void listen() {
		resumedAt = recording.size();
		on = true;
		state.tell(this);
	}

	/** Ends the recording, which every start must come to, and answers the walk; the machine stands at its end. */
	public RecordedWalk stop() {
		on = false;
		state.tellNobody();
		return soFar();
	}

	/** What has been recorded so far; moving in it is not allowed before the recording ends. */
	public RecordedWalk soFar() {
		return new RecordedWalk(recording, state);
	}

	/**
	 * Bookkeeping that is no step of its own: what it writes belongs to the last hop, unless that was recorded before
	 * the recording was last stopped, since what somebody may have looked at does not change.
	 */
	public void quietly(Runnable bookkeeping) {
		quiet = true;
		try {
			bookkeeping.run();
		} finally {
			quiet = false;
		}
	}

	/** Leaves the functions under way as they are, to go on later; answers their latest hops, the outermost first. */
	public int[] suspend() {
		int[] functions = Arrays.copyOf(activations, depth);
		depth = 0;
		finished = Recording.NONE;
		return functions;
	}

	/**
	 * A function is under way again that was left as it was, and whose latest hop is given. What it does now is no more
	 * part of that hop, after which others could have run.
	 */
	public void goesOn(int hop) {
		if (on && hop < recording.size()) {
			activations[depth++] = hop;
			finished = hop;
		}
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
		activations[depth] = recording.add(site.number(), context, parent(depth), false, index, a, b);
		depth++;
	}

	/** The function entered last returns; answers the result, so that a return statement can wrap it. */
	public int leave(int result) {
		if (on)
			noteLeaving(result);
		return result;
	}

	/** The function entered last returns nothing. */
	public void leave() {
		if (on)
			noteLeaving();
	}

	/** The function entered last returns a result, and says why; asks once whether recording is on. */
	public int leave(int result, Why why, long a) {
		if (on) {
			note(why, a, 0, 0);
			noteLeaving(result);
		}
		return result;
	}

	/** The function entered last returns nothing, and says why; asks once whether recording is on. */
	public void leave(Why why) {
		leave(why, 0, 0);
	}

	/** As above. */
	public void leave(Why why, long a, long b) {
		if (on) {
			note(why, a, b, 0);
			noteLeaving();
		}
	}

	private void noteLeaving(int result) {
		if (depth > 0)
			recording.returned(activations[depth - 1], result);
		noteLeaving();
	}

	private void noteLeaving() {
		if (depth > 0)
			recording.leave(activations[--depth]);
	}

	/** Says why the present function does what it does; the first reason of a hop stays. */
	public void why(Why why, long a, long b, long c) {
		if (on)
			note(why, a, b, c);
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

	private void note(Why why, long a, long b, long c) {
		currentHop();
		recording.why(why.number(), a, b, c);
	}

	/** A tracepoint is emitted; see {@link Tracepoint} for the meaning of the arguments. */
	public void trace(Tracepoint tracepoint, long a, long b, long c, long d) {
		if (on)
			note(tracepoint, a, b, c, d);
	}

	private void note(Tracepoint tracepoint, long a, long b, long c, long d) {
		currentHop();
		recording.event(tracepoint.number(), a, b, c, d);
	}

	@Override
	public void wrote(int slot, long from, long to) {
		currentHop();
		recording.write(slot, from, to);
	}

	/** Makes sure that what happens now is noted of the last hop: one of the function that runs. */
	private void currentHop() {
		int last = recording.size() - 1;
		if (quiet && last >= resumedAt)
			return;
		if (depth == 0) {
			// A hop that was read already does not grow.
			if (last < resumedAt || recording.site(last) != MachineSite.MACHINE.number())
				recording.add(MachineSite.MACHINE.number(), context, Recording.NONE, false, Place.ONLY, 0, 0);
		} else if (activations[depth - 1] != last || last == finished)
			activations[depth - 1] = goOn(activations[depth - 1]);
	}

	/** A function that goes on after a call gets a further hop. */
	private int goOn(int hop) {
		recording.details(hop, details);
		return recording.add(recording.site(hop), context, parent(depth - 1), true, details.index(),
				details.arguments(2).get(0), details.arguments(2).get(1));
	}

	/** The latest hop of the function that called the one at a depth. */
	private int parent(int calls) {
		return calls == 0 ? Recording.NONE : activations[calls - 1];
	}
}
