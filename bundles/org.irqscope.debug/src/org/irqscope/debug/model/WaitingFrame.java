package org.irqscope.debug.model;

import java.util.Optional;

import org.irqscope.core.run.Waiting;
import org.irqscope.emulator.state.Place;

/** What a context would do if it went on. For any thread. */
public final class WaitingFrame extends MachineFrame {
	WaitingFrame(ContextThread thread) {
		super(thread);
	}

	/** What would be done first. */
	public Optional<Waiting> waiting() {
		return getThread().waiting().stream().findFirst();
	}

	@Override
	public Optional<Place> place() {
		return Optional.empty();
	}

	@Override
	public String getName() {
		return waiting().map(Waiting::title).orElseGet(getThread()::getName);
	}
}
