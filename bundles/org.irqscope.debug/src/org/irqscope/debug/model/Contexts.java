package org.irqscope.debug.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.irqscope.core.run.Stop;
import org.irqscope.core.run.Waiting;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Snapshot;

/**
 * The contexts of a machine as threads: those that have done something, and those that can go on. A context that was
 * there once stays, and is the same thread. Changed by the thread of the run, read by any.
 */
final class Contexts {
	/** How many hops a stop is looked through for contexts that have been at work since the stop before. */
	private static final int LOOKED_THROUGH = 20_000;
	private static final Comparator<Context> ORDER = Comparator
			.comparingInt((Context context) -> context.kind().number()).thenComparing(Context::index);
	private final MachineTarget target;
	private final Map<Context, ContextThread> threads = new TreeMap<>(ORDER);
	private volatile Moment moment = Moment.NONE;
	/** How many hops have been looked through, and of which branch. */
	private int seen;
	private int branch;

	Contexts(MachineTarget target) {
		this.target = target;
	}

	Moment moment() {
		return moment;
	}

	/** The run stands somewhere else. */
	void stand(Stop stop) {
		lookThrough(stop);
		stop.waiting().stream().map(Waiting::context).forEach(this::thread);
		Optional<ContextThread> current = stop.hop().map(Hop::context)
				.or(() -> stop.next().map(Waiting::context)).map(this::thread);
		threads.values().forEach(thread -> thread.stand(stop, current.filter(thread::equals).isPresent()));
		boolean moved = moment.stop().filter(before -> before.position() != stop.position()).isPresent();
		Optional<Snapshot> before = moved || moment.stop().isEmpty() ? moment.stop().flatMap(Stop::state)
				: moment.before();
		moment = new Moment(Optional.of(stop), threads.values().stream().toList(), current, before);
	}

	private ContextThread thread(Context context) {
		return threads.computeIfAbsent(context, made -> new ContextThread(target, made));
	}

	private void lookThrough(Stop stop) {
		int from = stop.branch().number() == branch ? Math.min(seen, stop.length()) : stop.branch().from();
		Set<Context> found = new HashSet<>();
		for (int hop = Math.max(from, stop.length() - LOOKED_THROUGH); hop < stop.length(); hop++)
			found.add(stop.walk().hop(hop).context());
		found.forEach(this::thread);
		seen = stop.length();
		branch = stop.branch().number();
	}
}
