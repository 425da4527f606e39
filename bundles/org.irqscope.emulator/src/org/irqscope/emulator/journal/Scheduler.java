package org.irqscope.emulator.journal;

import java.util.ArrayList;
import java.util.Comparator;
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
		return tasks.stream().filter(Task::queued).filter(wanted).min(Comparator.comparingLong(Task::order));
	}

	/** Runs tasks that fit, oldest first, until none waits; tasks may queue further tasks. */
	public void run(Predicate<Task> wanted) {
		for (Optional<Task> task = next(wanted); task.isPresent(); task = next(wanted))
			task.get().run();
	}

	/**
	 * Lets time pass: timers that expire fire in order of their time, and after each the waiting tasks that fit run.
	 *
	 * @param nanoseconds how long, 0 or more
	 */
	public void advance(long nanoseconds, Predicate<Task> wanted) {
		long end = now.get() + nanoseconds;
		for (Optional<Timer> timer = due(end); timer.isPresent(); timer = due(end)) {
			now.set(Math.max(now.get(), timer.get().time()));
			timer.get().fire();
			run(wanted);
		}
		now.set(end);
	}

	private Optional<Timer> due(long end) {
		return timers.stream().filter(timer -> timer.armed() && timer.time() <= end)
				.min(Comparator.comparingLong(Timer::time));
	}
}
