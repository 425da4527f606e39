package org.irqscope.debug.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IThread;
import org.irqscope.core.run.Hit;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.run.Stop;
import org.irqscope.core.run.Waiting;
import org.irqscope.emulator.journal.Context;

/**
 * A context that work runs in: a thread of the VMM, a vCPU, a worker of the kernel, an interrupt level. Stepping it
 * lets its waiting work run next. Changed by the thread of the run, read by any.
 */
public final class ContextThread extends RunningElement implements IThread {
	private final Context context;
	private volatile List<MachineFrame> frames = List.of();
	private volatile List<Waiting> waiting = List.of();
	private volatile boolean current;

	ContextThread(MachineTarget target, Context context) {
		super(target);
		this.context = context;
	}

	/** The run stands somewhere else. */
	void stand(Stop stop, boolean nowCurrent) {
		current = nowCurrent;
		waiting = Stream.concat(stop.next().stream(), stop.waiting().stream())
				.filter(one -> one.context().equals(context)).distinct().toList();
		frames = Frames.of(this, stop, frames);
	}

	public Context context() {
		return context;
	}

	/** What the context would do if it went on; the first one first. */
	public List<Waiting> waiting() {
		return waiting;
	}

	/** True where the hop done last is one of this context. */
	public boolean isCurrent() {
		return current;
	}

	/**
	 * What asks the run to go on with this context. The context that the walk is in is selected without anyone having
	 * chosen it: from there the run goes on as it would by itself.
	 */
	public Request next() {
		boolean next = stop().flatMap(Stop::next).filter(goesOn -> goesOn.context().equals(context)).isPresent();
		return current || next || waiting.isEmpty() ? Move.STEP_INTO : new Request.StepContext(context);
	}

	/** What asks the run for a step over the calls of this context, or out of its function. */
	public Request next(Move move) {
		Request into = next();
		return into == Move.STEP_INTO ? move : into;
	}

	@Override
	public String getName() {
		return context.label();
	}

	@Override
	public int getPriority() {
		return 0;
	}

	@Override
	public IStackFrame[] getStackFrames() {
		return isSuspended() ? frames.toArray(IStackFrame[]::new) : new IStackFrame[0];
	}

	/** The frames where the run stood last, the innermost first. */
	public List<MachineFrame> frames() {
		return frames;
	}

	@Override
	public boolean hasStackFrames() {
		return isSuspended() && !frames.isEmpty();
	}

	@Override
	public IStackFrame getTopStackFrame() {
		return hasStackFrames() ? frames.get(0) : null;
	}

	/** The breakpoints that stopped the run here. */
	@Override
	public IBreakpoint[] getBreakpoints() {
		List<Hit> hits = current && isSuspended() ? stop().map(Stop::hits).orElse(List.of()) : List.of();
		return hits.isEmpty() ? new IBreakpoint[0]
				: target().breakpoints().map(all -> all.of(hits)).orElseGet(() -> new IBreakpoint[0]);
	}

	/** True while something can be done that begins with this context. */
	@Override
	public boolean canStepInto() {
		return canResume() && (current || !waiting.isEmpty());
	}

	@Override
	public boolean canStepOver() {
		return canStepInto();
	}

	@Override
	public boolean canStepReturn() {
		return canStepInto();
	}

	/** True while something can be undone. */
	public boolean canStepBack() {
		return isSuspended() && stop().filter(Stop::canStepBack).isPresent();
	}

	@Override
	public boolean isStepping() {
		return target().isStepping();
	}

	@Override
	public void stepInto() {
		target().ask(next());
	}

	@Override
	public void stepOver() {
		target().ask(next(Move.STEP_OVER));
	}

	@Override
	public void stepReturn() {
		target().ask(next(Move.STEP_RETURN));
	}
}
