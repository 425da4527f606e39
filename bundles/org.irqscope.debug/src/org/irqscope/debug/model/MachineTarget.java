package org.irqscope.debug.model;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.core.model.IDebugTarget;
import org.eclipse.debug.core.model.IMemoryBlock;
import org.eclipse.debug.core.model.IMemoryBlockExtension;
import org.eclipse.debug.core.model.IMemoryBlockRetrievalExtension;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IThread;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunControl;
import org.irqscope.core.session.Session;
import org.irqscope.debug.breakpoint.RunBreakpoints;
import org.irqscope.debug.memory.MachineMemory;
import org.irqscope.emulator.state.Snapshot;

/**
 * The machine of one session, as the platform's debugger knows it. Its contexts are threads, and all of them stand
 * still together. For any thread, none of which waits here.
 */
public final class MachineTarget extends RunningElement implements IDebugTarget, IMemoryBlockRetrievalExtension {
	/** Who shows the session of a target. Called by any thread, which it does not make wait. */
	public interface Showing {
		/** Shows the session no more, which ends the target. */
		void end();

		/** The run has refused something; the message is for people. */
		void refused(String message);
	}

	private final ILaunch launch;
	private final String name;
	private final Session session;
	private final Contexts contexts;
	private final RunEvents events;
	private final Registers registers = new Registers(this);
	private final Showing showing;
	private volatile Optional<RunBreakpoints> breakpoints = Optional.empty();

	/**
	 * A target; nobody is told of it before {@link #begin}.
	 *
	 * @param name what a person calls the machine
	 * @param showing who shows the session
	 * @param sink takes the events of each moment, as one set
	 */
	MachineTarget(ILaunch launch, String name, Session session, Showing showing, Consumer<DebugEvent[]> sink) {
		super(null);
		this.launch = launch;
		this.name = name;
		this.session = session;
		this.showing = showing;
		this.contexts = new Contexts(this);
		this.events = new RunEvents(this, contexts, sink);
	}

	/** A target whose events go to the platform's listeners. */
	public static MachineTarget of(ILaunch launch, String name, Session session, Showing showing) {
		return new MachineTarget(launch, name, session, showing, events -> Optional
				.ofNullable(DebugPlugin.getDefault()).ifPresent(platform -> platform.fireDebugEventSet(events)));
	}

	/** From now on the run stops at the breakpoints of the machine's file, and at those of all machines. */
	public void stopAtBreakpoints(Optional<IFile> file) {
		breakpoints = Optional.of(RunBreakpoints.follow(control(), file));
	}

	/** The breakpoints at which the run stops. */
	public Optional<RunBreakpoints> breakpoints() {
		return breakpoints;
	}

	/** Tells of the machine and of all that its run does from now on. */
	public void begin() {
		events.begin();
	}

	/** The session is shown no more; nothing of it is left in the debugger. */
	public void end() {
		breakpoints.ifPresent(RunBreakpoints::end);
		events.end();
	}

	@Override
	public IDebugTarget getDebugTarget() {
		return this;
	}

	@Override
	public MachineTarget target() {
		return this;
	}

	@Override
	public ILaunch getLaunch() {
		return launch;
	}

	/** The session whose machine this is. */
	public Session session() {
		return session;
	}

	RunControl control() {
		return session.control();
	}

	/** Asks the run for something, and does not wait for it; what it refuses is told to the user. */
	public void ask(Request request) {
		control().request(request).exceptionally(failure -> {
			if (!(failure instanceof CancellationException))
				showing.refused(failure.getMessage());
			return null;
		});
	}

	/** The machine where the run stood before. */
	public Optional<Snapshot> stateBefore() {
		return moment().before();
	}

	/** Where the run stands, with its threads. */
	Moment moment() {
		return contexts.moment();
	}

	@Override
	public boolean isSuspended() {
		return events.isSuspended();
	}

	/** The fields of the machine's parts. */
	Registers registers() {
		return registers;
	}

	boolean isStepping() {
		return events.isStepping();
	}

	@Override
	public boolean isTerminated() {
		return events.isEnded();
	}

	@Override
	public void resume() {
		ask(Request.Move.RESUME);
	}

	@Override
	public void suspend() {
		control().suspend();
	}

	/** Whoever shows the session ends it; that ends this. */
	@Override
	public void terminate() {
		showing.end();
	}

	@Override
	public String getName() {
		return name;
	}

	/** A machine of the emulator is no process of the host. */
	@Override
	public IProcess getProcess() {
		return null;
	}

	@Override
	public IThread[] getThreads() {
		return isTerminated() ? new IThread[0] : threads().toArray(IThread[]::new);
	}

	/** The contexts, in an order that does not change. */
	public List<ContextThread> threads() {
		return moment().threads();
	}

	/** The context of the hop done last; before the first hop, that which goes on. */
	public Optional<ContextThread> current() {
		return moment().current();
	}

	@Override
	public boolean hasThreads() {
		return getThreads().length > 0;
	}

	@Override
	public boolean supportsBreakpoint(IBreakpoint breakpoint) {
		return MODEL.equals(breakpoint.getModelIdentifier());
	}

	@Override
	public void breakpointAdded(IBreakpoint breakpoint) {
		// What the run stops at hears of breakpoints itself.
	}

	@Override
	public void breakpointRemoved(IBreakpoint breakpoint, IMarkerDelta delta) {
		// As above.
	}

	@Override
	public void breakpointChanged(IBreakpoint breakpoint, IMarkerDelta delta) {
		// As above.
	}

	@Override
	public boolean canDisconnect() {
		return false;
	}

	@Override
	public void disconnect() {
		terminate();
	}

	@Override
	public boolean isDisconnected() {
		return false;
	}

	@Override
	public boolean supportsStorageRetrieval() {
		return true;
	}

	@Override
	public IMemoryBlock getMemoryBlock(long address, long length) {
		return MachineMemory.at(this, address);
	}

	@Override
	public IMemoryBlockExtension getExtendedMemoryBlock(String expression, Object context) throws DebugException {
		return MachineMemory.of(this, expression, context);
	}
}
