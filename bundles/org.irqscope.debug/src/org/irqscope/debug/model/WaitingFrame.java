package org.irqscope.debug.model;

import java.util.List;
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
	List<MachineVariable> ownVariables() {
		return getThread().waiting().stream().<MachineVariable>map(one -> new TextVariable(this,
				Texts.of("variables.waits"), one.start().map(start -> Texts.of("variables.starts", one.title(),
						start.functionName())).orElseGet(one::title))).toList();
	}

	@Override
	boolean isNewest() {
		return false;
	}

	@Override
	public String getName() {
		return waiting().map(Waiting::title).orElseGet(getThread()::getName);
	}
}
