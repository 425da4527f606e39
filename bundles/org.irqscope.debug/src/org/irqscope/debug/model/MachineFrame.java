package org.irqscope.debug.model;

import java.util.Optional;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IRegisterGroup;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IVariable;
import org.irqscope.emulator.state.Place;

/** A place where a context is: a function at work, or what waits to begin. For any thread. */
public abstract sealed class MachineFrame extends MachineElement implements IStackFrame
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

	@Override
	public IVariable[] getVariables() throws DebugException {
		return new IVariable[0];
	}

	@Override
	public final boolean hasVariables() throws DebugException {
		return getVariables().length > 0;
	}

	@Override
	public final IRegisterGroup[] getRegisterGroups() {
		return new IRegisterGroup[0];
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
