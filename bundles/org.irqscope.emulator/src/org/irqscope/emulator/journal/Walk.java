package org.irqscope.emulator.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.irqscope.emulator.state.FieldBits;

/** The way of interrupts through a machine, hop by hop. Immutable, for any thread, unless a class says otherwise. */
public interface Walk {
	/** The number of hops. */
	int size();

	/** The hop with the given number, 0 to {@code size() - 1}. */
	Hop hop(int number);

	/** The number of the hop whose function called that of a hop; nothing where a context begins. */
	OptionalInt parent(int hop);

	/** The number of the site of a hop. */
	default int siteNumber(int hop) {
		return hop(hop).site().number();
	}

	/** As {@link #parent}, with -1 where a context begins. */
	default int caller(int hop) {
		return parent(hop).orElse(-1);
	}

	/** True when the function of a hop goes on with it after a function that it called. */
	default boolean continued(int hop) {
		return hop(hop).continued();
	}

	/** True when a hop is the last of its function, which has returned since. */
	default boolean left(int hop) {
		return hop(hop).result().isPresent();
	}

	/** Tells a reader what there is of a hop, as far as the source of the walk knows the numbers. */
	default void read(int hop, HopReader reader) {
		Hop whole = hop(hop);
		long[] arguments = whole.arguments().stream().mapToLong(Long::longValue).toArray();
		reader.within(whole.context().kind(), whole.context().index());
		reader.entered(whole.site().number(), whole.place().index(), arguments.length > 0 ? arguments[0] : 0,
				arguments.length > 1 ? arguments[1] : 0);
		whole.events().forEach(event -> reader.emitted(event.tracepoint().number(), 0, 0, 0, 0));
	}

	/** Where a hop stands in what was recorded, for people; nothing where it was not read from anywhere. */
	default Optional<String> origin(int hop) {
		return Optional.empty();
	}

	/** False where nobody knows the state of the machine at any hop. */
	default boolean keepsState() {
		return true;
	}

	/** The tracepoints of a hop and all after it. */
	List<TraceLine> eventsFrom(int hop);

	/** True when another walk is known to be the beginning of this one, so that what was found out of it holds. */
	default boolean continues(Walk earlier) {
		return earlier == this;
	}

	/** All tracepoints of the walk, in order. */
	default List<TraceLine> events() {
		return eventsFrom(0);
	}

	/** The last hop before one that changed some bits; nothing when none did. */
	default OptionalInt changedBefore(FieldBits bits, int hop) {
		return IntStream.iterate(hop - 1, at -> at >= 0, at -> at - 1).filter(at -> changes(at, bits)).findFirst();
	}

	/** The first hop from one on that changes some bits; nothing when none does. */
	default OptionalInt changedFrom(FieldBits bits, int hop) {
		return IntStream.range(hop, size()).filter(at -> changes(at, bits)).findFirst();
	}

	private boolean changes(int hop, FieldBits bits) {
		return hop(hop).changes().stream().anyMatch(bits::changedBy);
	}

	default List<Hop> hops() {
		return IntStream.range(0, size()).mapToObj(this::hop).toList();
	}

	/** A hop and those whose functions called it, the outermost first. */
	default List<Hop> stack(int hop) {
		List<Hop> stack = new ArrayList<>();
		for (OptionalInt at = OptionalInt.of(hop); at.isPresent(); at = parent(at.getAsInt()))
			stack.add(hop(at.getAsInt()));
		Collections.reverse(stack);
		return List.copyOf(stack);
	}
}
