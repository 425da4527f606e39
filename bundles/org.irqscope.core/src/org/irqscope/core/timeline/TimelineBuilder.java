package org.irqscope.core.timeline;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.irqscope.core.timeline.TimelineLane.OfContext;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.journal.HopReader;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.State;

/** Goes through a walk once, and on as it grows, and notes when what is on. Used by one thread. */
public final class TimelineBuilder {
	/** A context that is at work, how deep its calls are nested, and when. */
	private static final class Work {
		private final Context context;
		private final SpansBuilder spans;
		private int deepest;

		Work(Context context, SpansBuilder spans) {
			this.context = context;
			this.spans = spans;
		}
	}

	/** Makes no objects for a hop that brings nothing new. */
	private final class Reader extends HopReader {
		@Override
		protected void within(Context.Kind kind, int index) {
			if (running.context.kind() != kind || running.context.index() != index)
				change(new Context(kind, index));
		}

		@Override
		protected void entered(int site, int index, long a, long b) {
			// Only who works counts here, and what changes.
		}

		@Override
		protected void wrote(Field field, long from, long to) {
			List<Signal> shown = signals.get(field);
			if (shown == null)
				shown = learn(field, from);
			for (Signal signal : shown)
				if (signal.on(from) != signal.on(to))
					switched(signal, signal.on(to));
			if (field == clock)
				time.set(length + 1, to);
		}
	}

	private static final Context NOBODY = new Context(ContextKind.VMM, -1);
	private final Map<TimelineLane, Map<LaneRole, SpansBuilder>> lanes = new TreeMap<>(new LaneOrder());
	private final Map<Context, Work> contexts = new HashMap<>();
	private final Map<Field, List<Signal>> signals = new IdentityHashMap<>();
	private final Reader reader = new Reader();
	private final ClockBuilder time = new ClockBuilder();
	private Field clock;
	private Work running = new Work(NOBODY, new SpansBuilder());
	private int length;

	/** How many hops have been gone through. */
	public int length() {
		return length;
	}

	/** Goes on to a number of hops; what has been gone through before may not have changed. */
	public void extend(Walk walk, int hops) {
		for (; length < hops; length++) {
			walk.read(length, reader);
			int depth = 0;
			for (int caller = walk.caller(length); caller >= 0; caller = walk.caller(caller))
				depth++;
			running.deepest = Math.max(running.deepest, depth);
		}
	}

	/** Another context goes on. */
	private void change(Context context) {
		running.spans.set(length, false);
		running = contexts.computeIfAbsent(context,
				key -> new Work(key, spans(new OfContext(key), LaneRole.RUNNING)));
		running.spans.set(length, true);
	}

	private List<Signal> learn(Field field, long from) {
		List<Signal> shown = Signals.of(field.place(), field.name());
		signals.put(field, shown);
		if (field.place().kind() == State.CLOCK.part() && field.name().equals(State.CLOCK.name())) {
			clock = field;
			time.set(0, from);
		}
		return shown;
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
		return new Timeline(length, lanes.entrySet().stream().map(this::row).toList(), time.clock());
	}

	private Timeline.Row row(Map.Entry<TimelineLane, Map<LaneRole, SpansBuilder>> entry) {
		Map<LaneRole, Spans> spans = new EnumMap<>(LaneRole.class);
		entry.getValue().forEach((role, builder) -> spans.put(role, builder.spans()));
		int depth = entry.getKey() instanceof OfContext lane ? contexts.get(lane.context()).deepest : 0;
		return new Timeline.Row(entry.getKey(), spans, depth);
	}
}
