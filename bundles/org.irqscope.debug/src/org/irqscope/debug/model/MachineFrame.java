package org.irqscope.debug.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.debug.core.model.IRegisterGroup;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IVariable;
import org.irqscope.emulator.state.Place;

/** A place where a context is: a function at work, or what waits to begin. For any thread. */
public abstract sealed class MachineFrame extends RunningElement implements IStackFrame
		permits HopFrame, WaitingFrame {
	private static final int UNKNOWN = -1;
	private final ContextThread thread;

	MachineFrame(ContextThread thread) {
		super(thread.target());
		this.thread = thread;
	}

	/** The part of the machine that the frame is about. */
	public abstract Optional<Place> place();

	@Override
	public final ContextThread getThread() {
		return thread;
	}

	/** The diagram is the source; there is no line. */
	@Override
	public final int getLineNumber() {
		return UNKNOWN;
	}

	@Override
	public final int getCharStart() {
		return UNKNOWN;
	}

	@Override
	public final int getCharEnd() {
		return UNKNOWN;
	}

	/** A frame that its thread has left stands nowhere, so that whoever shows it turns to the one that does. */
	@Override
	public final boolean isSuspended() {
		return super.isSuspended() && thread.frames().contains(this);
	}

	@Override
	public final boolean canSuspend() {
		return target().canSuspend();
	}

	/** True where the hop done last is what the frame shows. */
	abstract boolean isNewest();

	/** What the frame shows beside the part of the machine that it is about. */
	abstract List<MachineVariable> ownVariables();

	@Override
	public final IVariable[] getVariables() {
		List<IVariable> variables = new ArrayList<>(ownVariables());
		place().map(target().registers()::of).orElse(List.of())
				.forEach(group -> variables.add(group.whole()));
		return variables.toArray(IVariable[]::new);
	}

	@Override
	public final boolean hasVariables() {
		return getVariables().length > 0;
	}

	@Override
	public final IRegisterGroup[] getRegisterGroups() {
		return target().registers().groups(thread.context()).toArray(IRegisterGroup[]::new);
	}

	@Override
	public final boolean hasRegisterGroups() {
		return getRegisterGroups().length > 0;
	}

	@Override
	public final boolean canStepInto() {
		return thread.canStepInto();
	}

	@Override
	public final boolean canStepOver() {
		return thread.canStepOver();
	}

	@Override
	public final boolean canStepReturn() {
		return thread.canStepReturn();
	}

	@Override
	public final boolean isStepping() {
		return thread.isStepping();
	}

	@Override
	public final void stepInto() {
		thread.stepInto();
	}

	@Override
	public final void stepOver() {
		thread.stepOver();
	}

	@Override
	public final void stepReturn() {
		thread.stepReturn();
	}
}
