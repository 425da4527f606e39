package org.irqscope.emulator.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Struct;

/**
 * The queued work of a machine and its virtual clock. Tasks run in the order in which they were queued unless the
 * caller chooses another; time passes only when it is told to.
 */
public final class Scheduler {
	private static final FieldName QUEUE = new FieldName(MachinePlace.VMM, "queue");
	private static final int FIRST_SIZE = 16;
	private final Journal journal;
	private final List<Timer> timers = new ArrayList<>();
	/** The tasks that wait, each as its number plus one, in the order in which they were queued; then zeros. */
	private IntField[] queue = new IntField[FIRST_SIZE];
	/** The tasks by number. */
	private Task[] tasks = new Task[FIRST_SIZE];
	/** How many tasks there are. */
	private int count;
	private final Struct struct;
	private final LongField now;

	public Scheduler(Journal journal) {
		this.journal = journal;
		this.struct = Struct.hidden(journal.state());
		this.now = journal.state().clock();
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
		return added(
				number -> new Task(this, number, owner, name, owner.place().index(), context, Optional.of(start),
						body, () -> false));
	}

	private Task added(IntFunction<Task> making) {
		int number = count;
		Task task = making.apply(number);
		if (number == tasks.length) {
			queue = Arrays.copyOf(queue, 2 * number);
			tasks = Arrays.copyOf(tasks, 2 * number);
		}
		queue[number] = struct.number(QUEUE.at(number));
		tasks[number] = task;
		count++;
		return task;
	}

	/**
	 * A turn of a thread in pieces.
	 *
	 * @param index the number of the part whose turn it is
	 * @param piece does the next piece; true when there is another one
	 * @param mayDoNothing whether the next piece may turn out to have nothing to do
	 */
	public Turn turn(String name, int index, Context context, BooleanSupplier piece, BooleanSupplier mayDoNothing) {
		return new Turn(this, name, index, context, piece, mayDoNothing);
	}

	Task rest(String name, int index, Context context, Runnable body, BooleanSupplier mayDoNothing) {
		return added(number -> new Task(this, number, struct, name, index, context, Optional.empty(), body,
				mayDoNothing));
	}

	public Timer timer(Struct owner, String name, Runnable body) {
		Timer timer = new Timer(this, owner, name, body);
		timers.add(timer);
		return timer;
	}

	/** A task begins to wait, behind all others. */
	void append(Task task) {
		int at = 0;
		while (queue[at].isSet())
			at++;
		queue[at].set(task.number() + 1);
	}

	/** A task begins to wait, before all others. */
	void prepend(Task task) {
		int moved = task.number() + 1;
		for (int at = 0; moved != 0; at++) {
			int next = queue[at].get();
			queue[at].set(moved);
			moved = next;
		}
	}

	/** A task that waits does so no more; those behind it move up. */
	void remove(Task task) {
		int at = 0;
		while (queue[at].get() != task.number() + 1)
			at++;
		for (; at + 1 < count && queue[at + 1].isSet(); at++)
			queue[at].set(queue[at + 1].get());
		queue[at].set(0);
	}

	/** The virtual clock, in nanoseconds. */
	public long now() {
		return now.get();
	}

	/** The task with a number that one has. */
	public Task task(int number) {
		return tasks[number];
	}

	/** The tasks that wait, the one that has waited longest first. */
	public List<Task> waiting() {
		List<Task> waiting = new ArrayList<>();
		for (int at = 0; at < count && queue[at].isSet(); at++)
			waiting.add(tasks[queue[at].get() - 1]);
		return waiting;
	}

	/** True when a timer fires before a time of the virtual clock. */
	public boolean firesUntil(long end) {
		return due(end) != null;
	}

	/** The task that has waited longest among those that fit. */
	public Optional<Task> next(Predicate<Task> wanted) {
		return Optional.ofNullable(oldest(wanted));
	}

	/** The same task, or null: without an object for the answer. */
	private Task oldest(Predicate<Task> wanted) {
		for (int at = 0; at < count && queue[at].isSet(); at++) {
			Task task = tasks[queue[at].get() - 1];
			if (wanted.test(task))
				return task;
		}
		return null;
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
		while (pass(end))
			run(wanted);
	}

	/**
	 * Lets time pass until the next timer fires, and no longer than until a time of the virtual clock.
	 *
	 * @return false when no timer has fired; then that time has come
	 */
	public boolean pass(long end) {
		Timer timer = due(end);
		now.set(timer == null ? end : Math.max(now.get(), timer.time()));
		if (timer != null)
			timer.fire();
		return timer != null;
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
