package org.irqscope.debug.model;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IDebugTarget;
import org.eclipse.debug.core.model.ISuspendResume;
import org.eclipse.debug.core.model.ITerminate;
import org.irqscope.core.run.Stop;

/** An element that goes on and stands still with its machine. For any thread, none of which waits here. */
public abstract class RunningElement extends MachineElement implements ISuspendResume, ITerminate {
	RunningElement(IDebugTarget target) {
		super(target);
	}

	@Override
	public boolean canResume() {
		return isSuspended() && stop().filter(Stop::canStepForward).isPresent();
	}

	@Override
	public boolean canSuspend() {
		return !isSuspended() && !isTerminated();
	}

	@Override
	public boolean isSuspended() {
		return target().isSuspended();
	}

	@Override
	public void resume() throws DebugException {
		target().resume();
	}

	@Override
	public void suspend() throws DebugException {
		target().suspend();
	}

	@Override
	public boolean canTerminate() {
		return !isTerminated();
	}

	@Override
	public boolean isTerminated() {
		return target().isTerminated();
	}

	@Override
	public void terminate() throws DebugException {
		target().terminate();
	}
}
