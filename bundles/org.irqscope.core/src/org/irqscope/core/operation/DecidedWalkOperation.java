package org.irqscope.core.operation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.decision.Instruction;
import org.irqscope.core.decision.SavedSession;
import org.irqscope.core.decision.SessionException;
import org.irqscope.core.decision.SessionReplay;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunException;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;

/**
 * Repeats a saved session, or lets impulses come to a machine, does what somebody has decided one after the other, and
 * walks to the end. Runs in any thread but that of a user interface, once at a time.
 */
public final class DecidedWalkOperation {
	private static final int REPLAYING = 8, WALKING = 8;

	private final VirtualMachine machine;
	private final String file;
	private final Optional<Path> saved;
	private final List<Impulse> impulses;
	private final List<String> decisions;

	/**
	 * A walk.
	 *
	 * @param machine the machine; it does not change
	 * @param file where it was read, for messages
	 * @param saved the file of the session that is repeated first
	 * @param impulses what comes to the machine before the decisions
	 * @param decisions lines, see {@link Instruction}
	 */
	public DecidedWalkOperation(VirtualMachine machine, String file, Optional<Path> saved, List<Impulse> impulses,
			List<String> decisions) {
		this.machine = machine;
		this.file = file;
		this.saved = saved;
		this.impulses = List.copyOf(impulses);
		this.decisions = List.copyOf(decisions);
	}

	/** True when what comes first is among the decisions, so that nothing else has to come before it. */
	public static boolean beginsByItself(List<String> decisions) {
		return !decisions.isEmpty() && Instruction.comes(decisions.get(0));
	}

	/**
	 * Walks.
	 *
	 * @return a session that stands at its end; where only a saved one was repeated, where that stood
	 * @throws OperationException when the machine cannot be, differs from that of the session, or a decision is refused
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Session run(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, REPLAYING + WALKING);
		Session session = Session.of(machine);
		try {
			replay(session, progress.split(REPLAYING));
			for (Impulse impulse : impulses)
				session.ask(new Request.Then(impulse));
			session.ask(Request.Move.START);
			for (String decision : decisions)
				decide(session, decision);
			if (saved.isEmpty() || !decisions.isEmpty() || !impulses.isEmpty())
				new WalkToEnd(session, file).run(List.of(), progress.split(WALKING));
			return session;
		} catch (MachineStateException e) {
			throw new OperationException(file, e.line(), e.getMessage());
		}
	}

	private void replay(Session session, IProgressMonitor monitor) throws OperationException {
		if (saved.isEmpty())
			return;
		SavedSession before = SessionFile.read(saved.get());
		try {
			session.show(new SessionReplay(session.control(), monitor).replay(before));
		} catch (SessionException e) {
			throw SessionFile.refused(saved.get(), e);
		}
	}

	private static void decide(Session session, String text) throws OperationException {
		try {
			session.ask(Instruction.parse(text, session.control().stop().orElseThrow()));
		} catch (RunException | MachineStateException e) {
			throw new OperationException("", 0, text + ": " + e.getMessage());
		}
	}
}
