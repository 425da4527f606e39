package org.irqscope.emulator.journal;

/**
 * Work that one context has handed to another and that has not run yet: queued once however often it is asked for,
 * as {@code schedule_work} and a vCPU kick do.
 */
public final class Task {
	private final Scheduler scheduler;
	private final Context context;
	private final Site start;
	private final int index;
	private final Runnable body;
	private final LongField order;

	Task(Scheduler scheduler, Struct owner, String name, Context context, Site start, Runnable body) {
		this.scheduler = scheduler;
		this.context = context;
		this.start = start;
		this.index = owner.place().index();
		this.body = body;
		this.order = owner.flag64(name + ".queued");
	}

	public Context context() {
		return context;
	}

	/** Queues the task; nothing happens when it waits already. */
	public void queue() {
		if (order.get() == 0)
			order.set(scheduler.nextOrder());
	}

	public boolean queued() {
		return order.get() != 0;
	}

	public void cancel() {
		order.set(0);
	}

	long order() {
		return order.get();
	}

	/** Runs the task now, as when the context that owns it is scheduled. */
	public void run() {
		Journal journal = scheduler.journal();
		Context before = journal.into(context);
		journal.enter(start, index, 0, 0);
		order.set(0);
		body.run();
		journal.leave();
		journal.back(before);
	}

	/** Runs the task now when it waits, as {@code flush_work} does. */
	public void flush() {
		if (queued())
			run();
	}
}
