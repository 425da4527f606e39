package org.irqscope.core.operation;

import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;

/** Does something to a machine and records the walk. Runs in any thread, once at a time. */
public final class WalkOperation {
	private final VirtualMachine machine;
	private final String file;
	private final Optional<String> stimulus;

	/**
	 * A walk.
	 *
	 * @param machine the machine; it does not change
	 * @param file where it was read, for messages
	 * @param stimulus the name or the id of what is done; nothing for the machine's first stimulus
	 */
	public WalkOperation(VirtualMachine machine, String file, Optional<String> stimulus) {
		this.machine = machine;
		this.file = file;
		this.stimulus = stimulus;
	}

	/**
	 * Walks.
	 *
	 * @return a session before the first hop of the walk
	 * @throws OperationException when the machine cannot be, or has no such stimulus
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Session run(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, Texts.of("task.walk"), 1);
		try {
			Session session = Session.run(machine, Session.stimulus(machine, stimulus));
			progress.split(1);
			return session;
		} catch (MachineStateException e) {
			throw new OperationException(file, 0, e.getMessage());
		}
	}
}
