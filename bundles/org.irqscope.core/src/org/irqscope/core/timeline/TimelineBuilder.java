package org.irqscope.core.timeline;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.irqscope.core.timeline.TimelineLane.OfContext;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.Place;

/** Goes through a walk once, and on as it grows, and notes when what is on. Used by one thread. */
public final class TimelineBuilder {
	private record Named(Place place, String name) {
	}

	private final Map<TimelineLane, Map<LaneRole, SpansBuilder>> lanes = new TreeMap<>(new LaneOrder());
	private final Map<OfContext, Integer> deepest = new HashMap<>();
	private final Map<Named, List<Signal>> signals = new HashMap<>();
	private SpansBuilder running = new SpansBuilder();
	private int length;

	/** How many hops have been gone through. */
	public int length() {
		return length;
	}

	/** Goes on to a number of hops; what has been gone through before may not have changed. */
	public void extend(Walk walk, int hops) {
		for (; length < hops; length++)
			add(walk.hop(length));
	}

	private void add(Hop hop) {
		OfContext lane = new OfContext(hop.context());
		deepest.merge(lane, hop.depth(), Math::max);
		SpansBuilder context = spans(lane, LaneRole.RUNNING);
		if (context != running) {
			running.set(length, false);
			context.set(length, true);
			running = context;
		}
		hop.changes().forEach(this::changed);
	}

	private void changed(Change change) {
		for (Signal signal : signals.computeIfAbsent(new Named(change.place(), change.name()),
				named -> Signals.of(named.place(), named.name())))
			if (signal.on(change.from()) != signal.on(change.to()))
				switched(signal, signal.on(change.to()));
	}

	/** What is switched off for the first time has been on since the start. */
	private void switched(Signal signal, boolean on) {
		SpansBuilder spans = spans(signal.lane(), signal.role());
		if (!on && spans.isEmpty())
			spans.set(0, true);
		spans.set(length + 1, on);
	}

	private SpansBuilder spans(TimelineLane lane, LaneRole role) {
		return lanes.computeIfAbsent(lane, key -> new EnumMap<>(LaneRole.class)).computeIfAbsent(role,
				key -> new SpansBuilder());
	}

	/** What has been noted so far. */
	public Timeline timeline() {
		return new Timeline(length, lanes.entrySet().stream().map(this::row).toList());
	}

	private Timeline.Row row(Map.Entry<TimelineLane, Map<LaneRole, SpansBuilder>> entry) {
		Map<LaneRole, Spans> spans = new EnumMap<>(LaneRole.class);
		entry.getValue().forEach((role, builder) -> spans.put(role, builder.spans()));
		int depth = entry.getKey() instanceof OfContext context ? deepest.getOrDefault(context, 0) : 0;
		return new Timeline.Row(entry.getKey(), spans, depth);
	}
}
