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
 * The hops that were recorded until some moment, unpacked as they are asked for. Immutable, for any thread, also while
 * the recording goes on: {@link Hops} do not change, and of the machine only the names of its fields and the immutable
 * values are read that it has seen, of which there will only be more.
 */
final class WalkSoFar implements Walk {
	private final Hops hops;
	private final Vocabulary vocabulary;
	private final State state;
	/** Whose hops these are; what else it has by now is nobody's business here. */
	private final Recording source;

	WalkSoFar(Recording source, State state) {
		this.hops = source.hops();
		this.vocabulary = source.vocabulary;
		this.state = state;
		this.source = source;
	}

	@Override
	public int size() {
		return hops.size();
	}

	@Override
	public boolean continues(Walk earlier) {
		return earlier instanceof WalkSoFar other && other.source == source && other.size() <= size();
	}

	@Override
	public Hop hop(int number) {
		Site site = vocabulary.site(hops.site(number));
		OptionalInt result = hops.returned(number) ? OptionalInt.of(hops.result(number))
				: OptionalInt.empty();
		HopDetails details = hops.details(number, new HopDetails());
		List<Long> arguments = details.arguments(site.arguments().size());
		return new Hop(number, context(number, details), site, site.place(details.index()), arguments, depth(number),
				hops.continued(number), result, changes(details), events(number, details),
				reason(number, site, details, arguments));
	}

	@Override
	public OptionalInt parent(int hop) {
		int parent = hops.parent(hop);
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
			if (hops.changes(hop, field.slot(), mask))
				return OptionalInt.of(hop);
		return OptionalInt.empty();
	}

	@Override
	public int siteNumber(int hop) {
		return hops.site(hop);
	}

	@Override
	public int caller(int hop) {
		return hops.parent(hop);
	}

	@Override
	public boolean continued(int hop) {
		return hops.continued(hop);
	}

	@Override
	public boolean left(int hop) {
		return hops.left(hop);
	}

	@Override
	public void read(int hop, HopReader reader) {
		hops.read(hop, vocabulary, state, reader);
	}

	private int depth(int hop) {
		int depth = 0;
		for (int at = hops.parent(hop); at != Recording.NONE; at = hops.parent(at))
			depth++;
		return depth;
	}

	@Override
	public List<TraceLine> eventsFrom(int hop) {
		List<TraceLine> events = new ArrayList<>();
		HopDetails details = new HopDetails();
		for (int at = hop; at < size(); at++)
			events.addAll(events(at, hops.details(at, details)));
		return List.copyOf(events);
	}

	private Context context(int hop, HopDetails details) {
		return new Context(vocabulary.context(hops.contextKind(hop)), details.contextIndex());
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
		Tracepoint tracepoint = vocabulary.tracepoint(event.number());
		List<Long> values = event.values();
		String text = tracepoint.text(values.get(0), values.get(1), values.get(2), values.get(3));
		return new TraceLine(context, tracepoint, text, hop);
	}

	private Reason reason(int hop, Site site, HopDetails details, List<Long> arguments) {
		if (details.why().isPresent())
			return vocabulary.why(details.why().get().number()).reason(details.why().get().values());
		List<Long> values = Stream.concat(Stream.of((long) details.index()), arguments.stream()).toList();
		return hops.continued(hop) ? site.afterwards(values) : site.purpose(values);
	}
}
