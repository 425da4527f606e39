package org.irqscope.core.decision;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.core.Texts;
import org.irqscope.core.decision.SavedSession.Numbered;
import org.irqscope.core.decision.SavedSession.OfBranch;
import org.irqscope.core.run.Decision;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunControl;
import org.irqscope.core.run.RunException;
import org.irqscope.core.run.RunLog;
import org.irqscope.core.run.Stop;

/** Repeats what was decided in a session on a machine that has just been loaded. Waits; not for the UI thread. */
public final class SessionReplay {
	private final RunControl run;
	private final IProgressMonitor monitor;
	/** The numbers that the branches of the file have in the run. */
	private final Map<Integer, Integer> numbers = new HashMap<>();

	/**
	 * A replay.
	 *
	 * @param run has not been asked for anything yet
	 */
	public SessionReplay(RunControl run, IProgressMonitor monitor) {
		this.run = run;
		this.monitor = monitor;
	}

	/**
	 * Repeats everything, and stands where the session stood.
	 *
	 * @throws SessionException with the line of the file at which the machine is not what it was then
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Stop replay(SavedSession session) throws SessionException {
		ask(session.start().line(), Request.Move.START);
		if (log(session.start().line()).start() != session.start().value())
			throw new SessionException(session.start().line(), Texts.of("session.other.machine"));
		for (OfBranch branch : session.branches())
			repeat(branch);
		int line = session.at().line();
		ask(line, new Request.Switch(number(line, session.at().branch())));
		Stop there = ask(line, new Request.GoTo(session.at().position()));
		if (there.position() != session.at().position())
			throw new SessionException(line, Texts.of("session.no.position", session.at().position()));
		return there;
	}

	private void repeat(OfBranch branch) throws SessionException {
		if (numbers.isEmpty()) {
			numbers.put(branch.number(), run.stop().orElseThrow().branch().number());
			ask(branch.end().line(), new Request.Rename(numbers.get(branch.number()), branch.name()));
		} else
			leave(branch);
		Stop stop = run.stop().orElseThrow();
		for (Numbered<Decision> decision : branch.decisions())
			stop = ask(decision.line(), new Request.Decide(decision.value()));
		RunLog log = log(branch.end().line());
		long end = log.branches().stream().filter(one -> one.branch().number() == log.current()).findFirst()
				.orElseThrow().end();
		if (stop.length() != branch.end().value().hops() || end != branch.end().value().hash())
			throw new SessionException(branch.end().line(), Texts.of("session.other.end", branch.name(),
					stop.length(), branch.end().value().hops()));
	}

	private void leave(OfBranch branch) throws SessionException {
		int line = branch.from().line();
		ask(line, new Request.Switch(number(line, branch.from().branch())));
		ask(line, new Request.GoTo(branch.from().position()));
		Stop left = ask(line, new Request.Leave(branch.name()));
		if (left.branch().from() != branch.from().position())
			throw new SessionException(line, Texts.of("session.no.position", branch.from().position()));
		numbers.put(branch.number(), left.branch().number());
	}

	private int number(int line, int branch) throws SessionException {
		if (!numbers.containsKey(branch))
			throw new SessionException(line, Texts.of("branch.unknown", branch));
		return numbers.get(branch);
	}

	private RunLog log(int line) throws SessionException {
		try {
			return run.log().join();
		} catch (CompletionException e) {
			throw new SessionException(line, String.valueOf(e.getCause().getMessage()));
		}
	}

	private Stop ask(int line, Request request) throws SessionException {
		if (monitor.isCanceled())
			throw new OperationCanceledException();
		try {
			return run.request(request).join();
		} catch (CompletionException e) {
			if (e.getCause() instanceof RunException refused)
				throw new SessionException(line, refused.getMessage());
			throw e;
		}
	}
}
