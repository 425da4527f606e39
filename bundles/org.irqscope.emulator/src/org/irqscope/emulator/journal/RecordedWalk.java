package org.irqscope.emulator.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.State;

/**
 * A walk that the journal of a machine has recorded: moving in it writes the machine's fields, so that the machine is
 * always in the state of the position. At its end the recording may be resumed; from a place before it a branch of it
 * may go another way. Used by the one thread that owns the machine.
 */
public final class RecordedWalk implements Walk {
	private static final Context.Kind[] CONTEXTS = Context.Kind.values();
	private final Recording recording;
	private final State state;
	/** For moving; a hop that is asked for has its own, so that asking disturbs nothing. */
	private final HopDetails moved = new HopDetails();
	private int position;

	RecordedWalk(Recording recording, State state) {
		this.recording = recording;
		this.state = state;
		this.position = recording.size();
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

	@Override
	public int position() {
		return position;
	}

	/** Costs one write for each field write between. */
	@Override
	public void goTo(int target) {
		if (target < 0 || target > size())
			throw new IndexOutOfBoundsException("position " + target + " of a walk of " + size() + " hops");
		for (; position > target; position--)
			recording.writes(position - 1, moved).undo(state);
		for (; position < target; position++)
			recording.writes(position, moved).redo(state);
	}

	/** True where no function is under way after the given number of hops: from there a branch can go on. */
	public boolean branchesAt(int hops) {
		return hops == size() || recording.parent(hops) == Recording.NONE && !recording.continued(hops);
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

	/** As above, where whoever runs the tasks knows that none is under way: a {@link Turn} may be left open there. */
	public RecordedWalk branchBetweenTasks() {
		return new RecordedWalk(recording.branch(position), state);
	}

	@Override
	public Hop hop(int number) {
		Site site = recording.vocabulary.site(recording.site(number));
		OptionalInt result = recording.returned(number) ? OptionalInt.of(recording.result(number))
				: OptionalInt.empty();
		HopDetails details = recording.details(number, new HopDetails());
		List<Long> arguments = details.arguments(site.arguments().size());
		return new Hop(number, context(number, details), site, site.place(details.index()), arguments, depth(number),
				recording.continued(number), result, changes(details), events(number, details),
				reason(number, site, details, arguments));
	}

	@Override
	public OptionalInt parent(int hop) {
		int parent = recording.parent(hop);
		return parent == Recording.NONE ? OptionalInt.empty() : OptionalInt.of(parent);
	}

	@Override
	public OptionalInt changedBefore(FieldBits bits, int hop) {
		return state.find(bits).map(field -> search(field, bits.mask(), hop - 1, -1)).orElse(OptionalInt.empty());
	}

	@Override
	public OptionalInt changedFrom(FieldBits bits, int hop) {
		return state.find(bits).map(field -> search(field, bits.mask(), hop, 1)).orElse(OptionalInt.empty());
	}

	private OptionalInt search(Field field, long bits, int from, int step) {
		long mask = field instanceof RefField ? -1 : bits;
		int size = size();
		for (int hop = from; 0 <= hop && hop < size; hop += step)
			if (recording.changes(hop, field.slot(), mask))
				return OptionalInt.of(hop);
		return OptionalInt.empty();
	}

	@Override
	public int siteNumber(int hop) {
		return recording.site(hop);
	}

	@Override
	public int caller(int hop) {
		return recording.parent(hop);
	}

	@Override
	public boolean continued(int hop) {
		return recording.continued(hop);
	}

	@Override
	public boolean left(int hop) {
		return recording.left(hop);
	}

	@Override
	public void read(int hop, HopReader reader) {
		recording.read(hop, state, reader);
	}

	private int depth(int hop) {
		int depth = 0;
		for (int at = recording.parent(hop); at != Recording.NONE; at = recording.parent(at))
			depth++;
		return depth;
	}

	@Override
	public List<TraceLine> eventsFrom(int hop) {
		List<TraceLine> events = new ArrayList<>();
		HopDetails details = new HopDetails();
		for (int at = hop; at < size(); at++)
			events.addAll(events(at, recording.details(at, details)));
		return List.copyOf(events);
	}

	private Context context(int hop, HopDetails details) {
		return new Context(CONTEXTS[recording.contextKind(hop)], details.contextIndex());
	}

	/** The fields that the unpacked hop wrote; what ends as it began is no change. */
	private List<Change> changes(HopDetails details) {
		Map<Integer, long[]> ends = new LinkedHashMap<>();
		for (int write = 0; write < details.writes(); write++) {
			long from = details.from(write);
			long to = details.to(write);
			ends.computeIfAbsent(details.slot(write), slot -> new long[] { from, to })[1] = to;
		}
		List<Change> changes = new ArrayList<>();
		ends.forEach((slot, end) -> {
			Field field = state.field(slot);
			if (field.shown() && end[0] != end[1])
				changes.add(field.change(end[0], end[1]));
		});
		return List.copyOf(changes);
	}

	private List<TraceLine> events(int hop, HopDetails details) {
		if (details.events().isEmpty())
			return List.of();
		Context context = context(hop, details);
		return details.events().stream().map(event -> event(hop, context, event)).toList();
	}

	private TraceLine event(int hop, Context context, HopDetails.Noted event) {
		Tracepoint tracepoint = recording.vocabulary.tracepoint(event.number());
		List<Long> values = event.values();
		String text = tracepoint.text(values.get(0), values.get(1), values.get(2), values.get(3));
		return new TraceLine(context, tracepoint, text, hop);
	}

	private Reason reason(int hop, Site site, HopDetails details, List<Long> arguments) {
		if (details.why().isPresent())
			return recording.vocabulary.why(details.why().get().number()).reason(details.why().get().values());
		List<Long> values = Stream.concat(Stream.of((long) details.index()), arguments.stream()).toList();
		return recording.continued(hop) ? site.afterwards(values) : site.purpose(values);
	}
}
