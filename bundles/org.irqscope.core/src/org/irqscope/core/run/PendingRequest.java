package org.irqscope.core.run;

import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.IProgressMonitor;

/** A request that waits or is being served, with whom it is to be told. Used by the requester and the run's thread. */
final class PendingRequest {
	private final Request request;
	private final IProgressMonitor monitor;
	private final CompletableFuture<Stop> answer = new CompletableFuture<>();
	private volatile boolean cancelled, suspended;

	PendingRequest(Request request, IProgressMonitor monitor) {
		this.request = request;
		this.monitor = monitor;
	}

	Request request() {
		return request;
	}

	IProgressMonitor monitor() {
		return monitor;
	}

	CompletableFuture<Stop> answer() {
		return answer;
	}

	void cancel() {
		cancelled = true;
	}

	void suspend() {
		suspended = true;
	}

	boolean isSuspended() {
		return suspended;
	}

	boolean isCancelled() {
		return cancelled || monitor.isCanceled();
	}
}
