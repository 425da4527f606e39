package org.irqscope.emulator.schedule;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/**
 * Work that one context has handed to another and that has not run yet: queued once however often it is asked for,
 * as {@code schedule_work} and a vCPU kick do.
 */
public final class Task {
	private static final String QUEUED = "queued";
	private final Scheduler scheduler;
	private final Context context;
	/** What takes the work from its queue; nothing for what is left of a turn. */
	private final Optional<Site> start;
	private final int index;
	private final String name;
	private final Runnable body;
	private final BooleanSupplier mayDoNothing;
	private final int number;
	private final IntField queued;

	Task(Scheduler scheduler, int number, Struct owner, String name, int index, Context context,
			Optional<Site> start, Runnable body, BooleanSupplier mayDoNothing) {
		this.scheduler = scheduler;
		this.number = number;
		this.name = name;
		this.mayDoNothing = mayDoNothing;
		this.context = context;
		this.start = start;
		this.index = index;
		this.body = body;
		this.queued = owner.flag(new FieldName(owner.place().kind(), name).member(QUEUED));
	}

	/** True for a change of whether a task waits. */
	public static boolean isQueue(Change change) {
		return change.name().endsWith("." + QUEUED);
	}

	public Context context() {
		return context;
	}

	/** True for what is left of a turn. */
	public boolean goesOn() {
		return start.isEmpty();
	}

	/** What the part that has the task calls it. */
	public String name() {
		return name;
	}

	/** The number of the part that has the task: of the irqfd, or of the vCPU. */
	public int index() {
		return index;
	}

	/** What takes the work from its queue; nothing for what is left of a turn. */
	public Optional<Site> start() {
		return start;
	}

	/** True when the task may turn out to have nothing to do; else its next run is seen in a walk. */
	public boolean mayDoNothing() {
		return mayDoNothing.getAsBoolean();
	}

	/** The place of the task in order of creation, from 0: the same for machines that were made alike. */
	public int number() {
		return number;
	}

	/** Queues the task; nothing happens when it waits already. */
	public void queue() {
		if (queued())
			return;
		queued.set(1);
		scheduler.append(this);
	}

	/** Queues the task before all others; nothing happens when it waits already. */
	void queueFirst() {
		if (queued())
			return;
		queued.set(1);
		scheduler.prepend(this);
	}

	public boolean queued() {
		return queued.isSet();
	}

	public void cancel() {
		if (!queued())
			return;
		queued.set(0);
		scheduler.remove(this);
	}

	/** Runs the task now, as when the context that owns it is scheduled. */
	public void run() {
		Journal journal = scheduler.journal();
		Context before = journal.into(context);
		if (start.isPresent())
			begin(journal, start.get());
		else
			body.run();
		journal.back(before);
	}

	private void begin(Journal journal, Site function) {
		journal.enter(function, index, 0, 0);
		cancel();
		body.run();
		journal.leave();
	}

	/** Runs the task now when it waits, as {@code flush_work} does. */
	public void flush() {
		if (queued())
			run();
	}
}
