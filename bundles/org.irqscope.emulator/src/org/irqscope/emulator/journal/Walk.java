package org.irqscope.emulator.journal;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.emulator.state.State;

/**
 * A finished recording with a position in it. Position 0 is before the first hop, position {@link #size()} after the
 * last; moving writes the machine's fields, so that the machine is always in the state of the position. Used by the
 * one thread that owns the machine.
 */
public final class Walk {
	private static final Context.Kind[] CONTEXTS = Context.Kind.values();
	private final Recording recording;
	private final State state;
	private int position;

	Walk(Recording recording, State state) {
		this.recording = recording;
		this.state = state;
		this.position = size();
	}

	/** The number of hops. */
	public int size() {
		return recording.hops.size();
	}

	/** How many hops have been done, 0 to {@link #size()}. */
	public int position() {
		return position;
	}

	/**
	 * Brings the machine to the state after the given number of hops; costs one write for each field write between.
	 *
	 * @throws IndexOutOfBoundsException when the position is not between 0 and {@link #size()}
	 */
	public void goTo(int target) {
		if (target < 0 || target > size())
			throw new IndexOutOfBoundsException("position " + target + " of a walk of " + size() + " hops");
		int here = recording.firstWrite(position);
		int there = recording.firstWrite(target);
		if (there < here)
			recording.undo(state, there, here);
		else
			recording.redo(state, here, there);
		position = target;
	}

	/** The hop with the given number, 0 to {@code size() - 1}. */
	public Hop hop(int number) {
		Rows hops = recording.hops;
		Site site = recording.vocabulary.site(hops.getInt(number, Recording.SITE));
		List<Long> arguments = List.of(hops.get(number, Recording.A), hops.get(number, Recording.B))
				.subList(0, site.arguments().size());
		OptionalInt result = hops.get(number, Recording.RETURNED) == 0 ? OptionalInt.empty()
				: OptionalInt.of(hops.getInt(number, Recording.RESULT));
		return new Hop(number, context(number), site, site.place(hops.getInt(number, Recording.INDEX)), arguments,
				hops.getInt(number, Recording.DEPTH), hops.get(number, Recording.CONTINUED) != 0, result,
				recording.changes(state, recording.firstWrite(number), recording.firstWrite(number + 1)),
				events(recording.firstEvent(number), recording.firstEvent(number + 1)),
				reason(number, site, arguments));
	}

	public List<Hop> hops() {
		return IntStream.range(0, size()).mapToObj(this::hop).toList();
	}

	/** All tracepoints of the walk, in order. */
	public List<TraceLine> events() {
		return events(0, recording.events.size());
	}

	/** The tracepoints of a hop and all after it. */
	public List<TraceLine> eventsFrom(int hop) {
		return events(recording.firstEvent(hop), recording.events.size());
	}

	private Context context(int hop) {
		Rows hops = recording.hops;
		return new Context(CONTEXTS[hops.getInt(hop, Recording.CONTEXT_KIND)],
				hops.getInt(hop, Recording.CONTEXT_INDEX));
	}

	private List<TraceLine> events(int from, int to) {
		return IntStream.range(from, to).mapToObj(this::event).toList();
	}

	private TraceLine event(int row) {
		Rows events = recording.events;
		Tracepoint tracepoint = recording.vocabulary.tracepoint(events.getInt(row, Recording.TRACEPOINT));
		int hop = events.getInt(row, Recording.HOP);
		String text = tracepoint.text(events.get(row, Recording.ARGUMENT), events.get(row, Recording.ARGUMENT + 1),
				events.get(row, Recording.ARGUMENT + 2), events.get(row, Recording.ARGUMENT + 3));
		return new TraceLine(context(hop), tracepoint, text, hop);
	}

	private Reason reason(int hop, Site site, List<Long> arguments) {
		Rows hops = recording.hops;
		int why = hops.getInt(hop, Recording.WHY);
		if (why != 0)
			return recording.vocabulary.why(why).reason(List.of(hops.get(hop, Recording.WHY_A),
					hops.get(hop, Recording.WHY_B), hops.get(hop, Recording.WHY_C)));
		List<Long> values = Stream.concat(Stream.of((long) hops.getInt(hop, Recording.INDEX)), arguments.stream())
				.toList();
		return hops.get(hop, Recording.CONTINUED) != 0 ? site.afterwards(values) : site.purpose(values);
	}
}
