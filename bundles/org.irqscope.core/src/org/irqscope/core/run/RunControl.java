package org.irqscope.core.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.Texts;

/**
 * The one owner of a machine and its recording. Requests wait in a queue and are served one after the other by the
 * run's own thread, which ends when nothing has been asked for a while and comes back with the next request; at each
 * stop an immutable {@link Stop} is published, which is all that others read. For any thread, none of which waits here.
 */
public final class RunControl implements AutoCloseable {
	/** How many hops one request records at most, unless another limit is given. */
	public static final int HOP_LIMIT = 1_000_000;
	private static final int IDLE_SECONDS = 2;

	/** Makes what is driven, on the run's thread. */
	public interface Opening {
		/**
		 * Loads the machine.
		 *
		 * @throws RunException when it cannot be
		 */
		Driver open() throws RunException;
	}

	private final Opening opening;
	private final int hopLimit;
	private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(), RunControl::thread);
	private final Set<PendingRequest> pending = ConcurrentHashMap.newKeySet();
	private final List<RunListener> listeners = new CopyOnWriteArrayList<>();
	private volatile RunState state = RunState.CREATED;
	private volatile Optional<Stop> stop = Optional.empty();
	private volatile StopCondition condition = StopCondition.NONE;
	/** The run thread's own. */
	private Execution execution;

	/** @param opening called once, with the first request */
	public RunControl(Opening opening, int hopLimit) {
		this.opening = opening;
		this.hopLimit = hopLimit;
		thread.allowCoreThreadTimeOut(true);
	}

	private static Thread thread(Runnable work) {
		Thread made = new Thread(work, "irqscope run");
		made.setDaemon(true);
		return made;
	}

	/** What the run does now. */
	public RunState state() {
		return state;
	}

	/** Where the run stood last; nothing before it has started. */
	public Optional<Stop> stop() {
		return stop;
	}

	public void addListener(RunListener listener) {
		listeners.add(listener);
	}

	public void removeListener(RunListener listener) {
		listeners.remove(listener);
	}

	/** As {@link #request(Request, IProgressMonitor)}, without progress. */
	public CompletableFuture<Stop> request(Request request) {
		return request(request, new NullProgressMonitor());
	}

	/**
	 * Asks for something; the machine is loaded first where that has not been asked for.
	 *
	 * @param monitor hears of the progress, and can cancel
	 * @return the stop that it leads to; a {@link RunException} when it is refused, which changes nothing
	 */
	public CompletableFuture<Stop> request(Request request, IProgressMonitor monitor) {
		PendingRequest asked = new PendingRequest(request, monitor);
		pending.add(asked);
		try {
			thread.execute(() -> serve(asked));
		} catch (RejectedExecutionException e) {
			pending.remove(asked);
			asked.answer().completeExceptionally(new RunException(Texts.of("run.terminated"), e));
		}
		return asked.answer();
	}

	/** All that has been decided so far, once the requests before have been served; a failure before it has begun. */
	public CompletableFuture<RunLog> log() {
		CompletableFuture<RunLog> answer = new CompletableFuture<>();
		try {
			thread.execute(() -> answer.completeAsync(() -> execution.log(), Runnable::run));
		} catch (RejectedExecutionException e) {
			answer.completeExceptionally(new RunException(Texts.of("run.terminated"), e));
		}
		return answer;
	}

	/** Stops the request that is being served at the next piece of work, and drops those that wait. */
	public void cancel() {
		pending.forEach(PendingRequest::cancel);
	}

	/**
	 * The request that is being served ends at the next piece of work, with all that it has recorded; those that wait
	 * are dropped.
	 */
	public void suspend() {
		pending.forEach(PendingRequest::suspend);
	}

	/** From now on the run stops there, forwards and backwards; also the request that is being served. */
	public void stopAt(StopCondition where) {
		condition = where;
	}

	/** Ends the run; what is being served is cancelled. Does not wait. */
	public void terminate() {
		cancel();
		try {
			thread.execute(() -> become(RunState.TERMINATED));
		} catch (RejectedExecutionException e) {
			// It has been terminated before.
		}
		thread.shutdown();
	}

	@Override
	public void close() {
		terminate();
	}

	private void serve(PendingRequest asked) {
		try {
			if (asked.isCancelled() || asked.isSuspended())
				asked.answer().cancel(false);
			else
				answer(asked);
		} finally {
			pending.remove(asked);
			asked.monitor().done();
		}
	}

	private void answer(PendingRequest asked) {
		try {
			if (execution == null)
				start(asked);
			if (asked.request() != Request.Move.START)
				execute(asked);
			asked.answer().complete(stop.orElseThrow());
		} catch (RunException | RuntimeException | Error e) {
			asked.answer().completeExceptionally(e);
		}
	}

	private void start(PendingRequest asked) throws RunException {
		become(RunState.RUNNING);
		try {
			execution = new Execution(opening.open(), hopLimit, () -> condition);
			publish(execution.stop(Reached.ASKED));
		} finally {
			become(execution == null ? RunState.TERMINATED : RunState.SUSPENDED);
			if (execution == null)
				thread.shutdown();
		}
	}

	private void execute(PendingRequest asked) throws RunException {
		listeners.forEach(listener -> listener.begun(asked.request()));
		become(asked.request().during());
		try {
			publish(execution.stop(execution.serve(asked)));
		} finally {
			become(RunState.SUSPENDED);
		}
	}

	private void publish(Stop reached) {
		stop = Optional.of(reached);
		listeners.forEach(listener -> listener.stopped(reached));
	}

	private void become(RunState next) {
		state = RunTransitions.checked(state, next);
		listeners.forEach(listener -> listener.stateChanged(next));
	}
}
