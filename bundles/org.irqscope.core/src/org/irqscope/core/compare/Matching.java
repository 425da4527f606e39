package org.irqscope.core.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * Goes through a walk and finds the event of the trace that each of its events has to be: the next of its side. What
 * the guest does first after the beginning answers the first interrupt, even when the line has risen again meanwhile,
 * as an interrupt is only taken after the one before it has ended. For one thread.
 */
final class Matching {
	private final InterruptEvents walk;
	private final InterruptEvents trace;
	private final Map<Initiator, Integer> next = new EnumMap<>(Initiator.class);
	private final List<Integer> equal = new ArrayList<>();
	/** Where the next interrupt finds that the vector of this one is in the guest. */
	private final int end;
	private Optional<TraceEvent> other = Optional.empty();

	Matching(InterruptEvents walk, InterruptEvents trace, InterruptStart start) {
		this.walk = walk;
		this.trace = trace;
		this.end = start.next().orElse(trace.size());
		for (Initiator initiator : Initiator.values())
			next.put(initiator, start.index());
		while (equal.size() < walk.size() && matchNext())
			continue;
		if (equal.size() == walk.size())
			other = surplus().stream().mapToObj(trace::event).findFirst();
	}

	private boolean matchNext() {
		int at = equal.size();
		OptionalInt candidate = trace.next(walk.initiator(at), next.get(walk.initiator(at)));
		if (InterruptEvents.isInjection(walk.event(at)) && candidate.orElse(trace.size()) > end)
			candidate = OptionalInt.of(end);
		other = candidate.stream().mapToObj(trace::event).findFirst();
		if (candidate.isEmpty() || !isSame(at, candidate.getAsInt()))
			return false;
		equal.add(candidate.getAsInt());
		next.put(walk.initiator(at), candidate.getAsInt() + 1);
		return true;
	}

	/** A trace that begins in the middle shows that a vector is injected again, and not that it was before. */
	private boolean isSame(int walked, int traced) {
		return trace.same(walk.event(walked), trace.event(traced))
				|| trace.isInjectedAgain(traced) && trace.sameButAgain(walk.event(walked), trace.event(traced));
	}

	/** What the trace has of the interrupt beyond the walk. A device's next call begins something else. */
	private OptionalInt surplus() {
		OptionalInt device = trace.next(Initiator.DEVICE, next.get(Initiator.DEVICE));
		OptionalInt guest = trace.next(Initiator.GUEST, next.get(Initiator.GUEST));
		boolean own = device.isPresent() && !beginsAnother(trace.event(device.getAsInt()));
		int end = device.orElse(trace.size());
		if (!reachesGuest())
			end = nextRaise(next.get(Initiator.DEVICE));
		boolean answered = guest.isPresent() && guest.getAsInt() < end;
		if (answered && !beginsAnother(trace.event(guest.getAsInt())))
			return guest;
		return own ? device : OptionalInt.empty();
	}

	/** False for a walk in which the interrupt is lost or waits: then all that a guest does about it is too much. */
	private boolean reachesGuest() {
		return IntStream.range(0, walk.size()).anyMatch(index -> walk.initiator(index) == Initiator.GUEST);
	}

	/** Where a device begins the next interrupt; that it lowers its line ends none. */
	private int nextRaise(int from) {
		return IntStream.range(from, trace.size()).filter(index -> InterruptEvents.isCall(trace.event(index))
				&& trace.event(index).level().orElse(1) != 0).findFirst().orElse(trace.size());
	}

	private boolean beginsAnother(TraceEvent event) {
		return event.tracepoint().equals(Optional.of(X86Tracepoint.KVM_IOAPIC_DELAYED_EOI_INJ))
				|| InterruptEvents.isCall(event) ? !InterruptEvents.endsPulse(event)
				: walk.size() > 0 && trace.same(walk.event(0), event);
	}

	/** How many events of the walk are in the trace, before the first that is not. */
	int equalEvents() {
		return equal.size();
	}

	/** What the trace has where the walk differs, or beyond its end; nothing when it says no more. */
	Optional<TraceEvent> other() {
		return other;
	}

	/** The events of the trace that are equal, in the order of the walk. */
	List<TraceEvent> equal() {
		return equal.stream().map(trace::event).toList();
	}

	/** The events of the trace that are not equal, from the one where the walk differs on, in order. */
	List<TraceEvent> rest() {
		Set<Integer> used = new HashSet<>(equal);
		int from = other.map(trace.events()::indexOf).orElse(trace.size());
		return IntStream.range(from, trace.size()).filter(index -> !used.contains(index)).mapToObj(trace::event)
				.toList();
	}

	/** The first call that begins something else before the guest is through with the interrupt. */
	Optional<TraceEvent> overtaking() {
		int last = equal.stream().mapToInt(Integer::intValue).max().orElse(0);
		return trace.next(Initiator.DEVICE, next.get(Initiator.DEVICE)).stream().filter(index -> index < last)
				.mapToObj(trace::event).filter(event -> event.level().orElse(1) != 0).findFirst();
	}
}
