package org.irqscope.core.operation;

import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunControl;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;

/** Lets one impulse after the other come to the machine of a session, and goes to the end. Waits, in any thread. */
final class WalkToEnd {
	private static final int IMPULSE = 1, WALKING = 8;
	private final Session session;
	private final String file;

	/** @param file where the machine was read, for messages */
	WalkToEnd(Session session, String file) {
		this.session = session;
		this.file = file;
	}

	/**
	 * Walks.
	 *
	 * @return where the walk ends
	 * @throws OperationException when it does not end
	 * @throws OperationCanceledException when the monitor says so
	 */
	Stop run(List<Impulse> impulses, IProgressMonitor monitor) throws MachineStateException, OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, Texts.of("task.walk"), impulses.size() * IMPULSE + WALKING);
		for (Impulse impulse : impulses)
			ended(new Request.Then(impulse), progress.split(IMPULSE));
		return ended(Request.Move.TO_END, progress.split(WALKING));
	}

	private Stop ended(Request request, IProgressMonitor monitor) throws MachineStateException, OperationException {
		Stop stop = session.ask(request, monitor);
		if (stop.cause() == Stop.Cause.CANCELLED)
			throw new OperationCanceledException();
		if (stop.cause() == Stop.Cause.HOP_LIMIT)
			throw new OperationException(file, 0, Texts.of("run.hop.limit", RunControl.HOP_LIMIT));
		return stop;
	}
}
