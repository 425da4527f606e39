package org.irqscope.debug.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.debug.core.DebugEvent;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunListener;
import org.irqscope.core.run.RunState;
import org.irqscope.core.run.Stop;

/**
 * Says what a run does as the platform's debug events, those of one moment as one set. Hears of the run on its own
 * thread; begun and ended by any.
 */
final class RunEvents implements RunListener {
	private final MachineTarget target;
	private final Contexts contexts;
	private final Consumer<DebugEvent[]> sink;
	private Request request = Request.Move.START;
	private volatile boolean suspended = true;
	private volatile boolean stepping;
	private volatile boolean ended;

	RunEvents(MachineTarget target, Contexts contexts, Consumer<DebugEvent[]> sink) {
		this.target = target;
		this.contexts = contexts;
		this.sink = sink;
	}

	boolean isSuspended() {
		return suspended && !ended;
	}

	boolean isStepping() {
		return stepping;
	}

	boolean isEnded() {
		return ended;
	}

	synchronized void begin() {
		target.control().addListener(this);
		target.control().stop().ifPresent(contexts::stand);
		suspended = !target.control().state().isBusy();
		List<DebugEvent> events = new ArrayList<>();
		events.add(new DebugEvent(target, DebugEvent.CREATE));
		target.threads().forEach(thread -> events.add(new DebugEvent(thread, DebugEvent.CREATE)));
		if (suspended)
			target.current().ifPresent(thread -> events.add(suspend(thread, DebugEvent.CLIENT_REQUEST)));
		fire(events);
	}

	@Override
	public synchronized void begun(Request served) {
		request = served;
		if (ended || Details.isQuiet(served))
			return;
		suspended = false;
		stepping = served.during() != RunState.RUNNING;
		List<DebugEvent> events = new ArrayList<>();
		target.current().ifPresent(thread -> events.add(new DebugEvent(thread, DebugEvent.RESUME,
				Details.resume(served))));
		if (!stepping)
			target.threads().stream().filter(thread -> !thread.isCurrent())
					.forEach(thread -> events.add(new DebugEvent(thread, DebugEvent.CHANGE, DebugEvent.STATE)));
		fire(events);
	}

	@Override
	public void stopped(Stop stop) {
		// Elements are told when the run stands still, which follows at once.
	}

	@Override
	public synchronized void stateChanged(RunState state) {
		if (ended)
			return;
		if (state == RunState.TERMINATED)
			end();
		else if (state == RunState.SUSPENDED)
			target.control().stop().ifPresent(this::stand);
	}

	private void stand(Stop stop) {
		Map<ContextThread, List<MachineFrame>> before = new HashMap<>();
		target.threads().forEach(thread -> before.put(thread, thread.frames()));
		contexts.stand(stop);
		suspended = true;
		stepping = false;
		Optional<ContextThread> current = target.current();
		List<DebugEvent> events = new ArrayList<>();
		for (ContextThread thread : target.threads())
			if (!before.containsKey(thread))
				events.add(new DebugEvent(thread, DebugEvent.CREATE));
			else if (current.filter(thread::equals).isEmpty())
				events.add(new DebugEvent(thread, DebugEvent.CHANGE,
						before.get(thread).equals(thread.frames()) ? DebugEvent.STATE : DebugEvent.CONTENT));
		current.ifPresent(thread -> events.add(Details.isQuiet(request)
				? new DebugEvent(thread, DebugEvent.CHANGE, DebugEvent.CONTENT)
				: suspend(thread, Details.suspend(request, stop))));
		fire(events);
	}

	private static DebugEvent suspend(ContextThread thread, int detail) {
		return new DebugEvent(thread, DebugEvent.SUSPEND, detail);
	}

	synchronized void end() {
		if (ended)
			return;
		ended = true;
		target.control().removeListener(this);
		List<DebugEvent> events = new ArrayList<>();
		target.threads().forEach(thread -> events.add(new DebugEvent(thread, DebugEvent.TERMINATE)));
		events.add(new DebugEvent(target, DebugEvent.TERMINATE));
		fire(events);
	}

	private void fire(List<DebugEvent> events) {
		if (!events.isEmpty())
			sink.accept(events.toArray(DebugEvent[]::new));
	}
}
