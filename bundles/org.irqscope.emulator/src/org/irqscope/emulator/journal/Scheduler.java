package org.irqscope.emulator.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The queued work of a machine and its virtual clock. Tasks run in the order in which they were queued unless the
 * caller chooses another; time passes only when it is told to.
 */
public final class Scheduler {
	private final Journal journal;
	private final List<Task> tasks = new ArrayList<>();
	private final List<Timer> timers = new ArrayList<>();
	private final LongField sequence;
	private final LongField now;

	public Scheduler(Journal journal) {
		this.journal = journal;
		Struct struct = Struct.hidden(journal);
		this.sequence = struct.count("sequence");
		this.now = struct.count("now");
	}

	Journal journal() {
		return journal;
	}

	/**
	 * Work of one part of the machine that runs in the given context once queued.
	 *
	 * @param start the function that takes the work from its queue
	 */
	public Task task(Struct owner, String name, Context context, Site start, Runnable body) {
		Task task = new Task(this, owner, name, context, start, body);
		tasks.add(task);
		return task;
	}

	public Timer timer(Struct owner, String name, Runnable body) {
		Timer timer = new Timer(this, owner, name, body);
		timers.add(timer);
		return timer;
	}

	long nextOrder() {
		sequence.add(1);
		return sequence.get();
	}

	/** The virtual clock, in nanoseconds. */
	public long now() {
		return now.get();
	}

	/** The task that has waited longest among those that fit. */
	public Optional<Task> next(Predicate<Task> wanted) {
		return Optional.ofNullable(oldest(wanted));
	}

	/** The same task, or null: without an object for the answer. */
	private Task oldest(Predicate<Task> wanted) {
		Task oldest = null;
		for (int at = 0; at < tasks.size(); at++) {
			Task task = tasks.get(at);
			if (task.queued() && (oldest == null || task.order() < oldest.order()) && wanted.test(task))
				oldest = task;
		}
		return oldest;
	}

	/** Runs tasks that fit, oldest first, until none waits; tasks may queue further tasks. */
	public void run(Predicate<Task> wanted) {
		for (Task task = oldest(wanted); task != null; task = oldest(wanted))
			task.run();
	}

	/**
	 * Lets time pass: timers that expire fire in order of their time, and after each the waiting tasks that fit run.
	 *
	 * @param nanoseconds how long, 0 or more
	 */
	public void advance(long nanoseconds, Predicate<Task> wanted) {
		long end = now.get() + nanoseconds;
		for (Timer timer = due(end); timer != null; timer = due(end)) {
			now.set(Math.max(now.get(), timer.time()));
			timer.fire();
			run(wanted);
		}
		now.set(end);
	}

	/** The timer that fires first until then, or null. */
	private Timer due(long end) {
		Timer first = null;
		for (int at = 0; at < timers.size(); at++) {
			Timer timer = timers.get(at);
			if (timer.armed() && timer.time() <= end && (first == null || timer.time() < first.time()))
				first = timer;
		}
		return first;
	}
}
