package org.irqscope.emulator.schedule;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.state.TimeField;

/** A one-shot timer on the machine's virtual clock; its body runs in hard interrupt context and may start it again. */
public final class Timer {
	private final Scheduler scheduler;
	private final Runnable body;
	/** The time at which it fires; none while it is not armed. */
	private final TimeField expires;

	Timer(Scheduler scheduler, Struct owner, String name, Runnable body) {
		this.scheduler = scheduler;
		this.body = body;
		this.expires = owner.time(new FieldName(owner.place().kind(), name).member("expires"));
	}

	/** Arms the timer for a time of the virtual clock, in nanoseconds. */
	public void start(long time) {
		expires.set(time);
	}

	public void cancel() {
		expires.clear();
	}

	public boolean armed() {
		return expires.isSet();
	}

	/** The time at which it fires; only while armed. */
	public long time() {
		return expires.get();
	}

	void fire() {
		cancel();
		scheduler.journal().runIn(Context.HARD_IRQ, body);
	}
}
