package org.irqscope.core.operation;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.core.compare.Comparison;
import org.irqscope.core.compare.WayComparison;
import org.irqscope.core.decision.SavedSession;
import org.irqscope.core.decision.SessionException;
import org.irqscope.core.decision.SessionReplay;
import org.irqscope.core.run.Branch;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;

/**
 * Compares two branches of a session: repeats it on a machine of its own, so that nobody's walk is disturbed. Runs in
 * any thread but that of a user interface, once.
 */
public final class BranchOperation {
	private final VirtualMachine machine;
	private final SavedSession saved;
	private final String left;
	private final String right;

	/**
	 * A comparison.
	 *
	 * @param machine as it was when the session began; it does not change
	 * @param left the name of a branch, as the other
	 */
	public BranchOperation(VirtualMachine machine, SavedSession saved, String left, String right) {
		this.machine = machine;
		this.saved = saved;
		this.left = left;
		this.right = right;
	}

	/**
	 * Compares.
	 *
	 * @return rows with a session that stands at the end of the left branch
	 * @throws OperationException when the session cannot be repeated
	 */
	public Comparison run(IProgressMonitor monitor) throws OperationException {
		Session session = Session.of(machine);
		try {
			session.show(new SessionReplay(session.control(), monitor).replay(saved));
			WayComparison.Way there = way(session, right);
			return WayComparison.of(way(session, left), there).rows(session);
		} catch (SessionException | MachineStateException e) {
			throw new OperationException("", 0, e.getMessage());
		}
	}

	private static WayComparison.Way way(Session session, String name) throws MachineStateException {
		Branch branch = session.shown().orElseThrow().branches().stream().filter(one -> one.name().equals(name))
				.findFirst().orElseThrow();
		session.ask(new Request.Switch(branch.number()));
		Stop end = session.ask(new Request.GoTo(branch.length()));
		return WayComparison.Way.of(name, end);
	}
}
