package org.irqscope.core.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.session.Impulses;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;

/**
 * Does something to a machine and records the walk. Runs in any thread but that of a user interface, once at a time.
 */
public final class WalkOperation {
	private final VirtualMachine machine;
	private final String file;
	private final List<String> stimuli;
	private final long nanoseconds;

	/**
	 * A walk.
	 *
	 * @param machine the machine; it does not change
	 * @param file where it was read, for messages
	 * @param stimulus the name or the id of what is done; nothing for the machine's first stimulus
	 */
	public WalkOperation(VirtualMachine machine, String file, Optional<String> stimulus) {
		this(machine, file, stimulus.stream().toList(), 0);
	}

	/**
	 * A walk of several things, one after the other.
	 *
	 * @param stimuli the names or ids of what is done; none for the machine's first stimulus, where it has one
	 * @param nanoseconds how much virtual time passes after that, 0 or more
	 */
	public WalkOperation(VirtualMachine machine, String file, List<String> stimuli, long nanoseconds) {
		this.machine = machine;
		this.file = file;
		this.stimuli = List.copyOf(stimuli);
		this.nanoseconds = nanoseconds;
	}

	/**
	 * Walks.
	 *
	 * @return a session before the first hop of the walk
	 * @throws OperationException when the machine cannot be, has no such stimulus, or the walk does not end
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Session run(IProgressMonitor monitor) throws OperationException {
		try {
			List<Impulse> impulses = found(true);
			Session session = Session.of(machine);
			new WalkToEnd(session, file).run(impulses, monitor);
			session.ask(Request.Move.TO_START);
			return session;
		} catch (MachineStateException e) {
			throw new OperationException(file, e.line(), e.getMessage());
		}
	}

	/**
	 * What comes to the machine.
	 *
	 * @param first whether its first stimulus does when none is named
	 * @throws OperationException when the machine has no such stimulus
	 */
	public List<Impulse> impulses(boolean first) throws OperationException {
		try {
			return found(first);
		} catch (MachineStateException e) {
			throw new OperationException(file, e.line(), e.getMessage());
		}
	}

	private List<Impulse> found(boolean first) throws MachineStateException {
		boolean usual = first && stimuli.isEmpty() && (nanoseconds == 0 || !machine.getStimuli().isEmpty());
		List<Impulse> impulses = new ArrayList<>(usual ? Impulses.first(machine) : Impulses.named(machine, stimuli));
		if (nanoseconds > 0)
			impulses.add(Impulses.time(nanoseconds));
		return impulses;
	}
}
