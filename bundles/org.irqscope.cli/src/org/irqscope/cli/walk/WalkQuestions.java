package org.irqscope.cli.walk;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.cli.Texts;
import org.irqscope.cli.output.ChangesOutput;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.expression.Scope;
import org.irqscope.core.history.History;
import org.irqscope.core.history.NamedSubject;
import org.irqscope.core.history.Subject;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.run.Hit;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Snapshot;

import picocli.CommandLine.Option;

/** What {@code walk} is asked about a walk: which hops are printed, where it stops, and what is shown there. */
final class WalkQuestions {
	@Option(names = "--filter", paramLabel = "EXPR")
	private Optional<String> filter = Optional.empty();
	@Option(names = "--break", paramLabel = "SPEC")
	private List<String> breaks = List.of();
	@Option(names = "--backwards")
	private boolean backwards;
	@Option(names = "--watch", paramLabel = "EXPR")
	private List<String> watches = List.of();
	@Option(names = "--history", paramLabel = "NAME")
	private List<String> changed = List.of();

	/** Those of some hops for which the filter holds. */
	List<Hop> filtered(Session session, List<Hop> hops) throws OperationException {
		if (filter.isEmpty())
			return hops;
		try {
			Expression holds = Expression.parse(filter.get());
			holds.checkCondition(names(session));
			List<Hop> left = new ArrayList<>();
			for (Hop hop : hops)
				if (holds.holds(holds.needsState() ? after(session, hop) : Scope.of(hop)))
					left.add(hop);
			return left;
		} catch (ExpressionException e) {
			throw refused(filter.get(), e);
		}
	}

	private static Scope after(Session session, Hop hop) {
		session.goTo(hop.number() + 1);
		return Scope.of(state(session).orElseThrow(), Optional.of(hop));
	}

	/** The state where the session stands; nothing in a trace, which tells none. */
	private static Optional<Snapshot> state(Session session) {
		return session.shown().flatMap(Stop::state);
	}

	private static MachineNames names(Session session) {
		return state(session).map(MachineNames::of).orElse(MachineNames.NONE);
	}

	private static OperationException refused(String text, ExpressionException error) {
		return new OperationException("", 0, text + ": " + error.located());
	}

	/** @throws OperationException when a question means nothing in the machine, so that nothing is to be printed */
	void check(Session session) throws OperationException {
		if (backwards && breaks.isEmpty())
			throw new OperationException("", 0, Texts.of("walk.backwards"));
		subjects(session);
		breakpoints(session);
		watched(session);
	}

	/** Prints every change of what somebody asks the history of. */
	void writeHistory(Session session, Writer out) throws OperationException, IOException {
		for (Map.Entry<String, Subject> subject : subjects(session).entrySet())
			new ChangesOutput(out).write(subject.getKey(), new History(session.walk(), subject.getValue()).all());
	}

	private Map<String, Subject> subjects(Session session) throws OperationException {
		Map<String, Subject> subjects = new LinkedHashMap<>();
		for (String text : changed)
			try {
				subjects.put(text, NamedSubject.of(text, state(session)
						.orElseThrow(() -> new OperationException("", 0, Texts.of("history.recorded")))));
			} catch (ExpressionException e) {
				throw refused(text, e);
			}
		return subjects;
	}

	/** Prints where breakpoints stop, and what is watched there; without breakpoints what is watched at the end. */
	void writeStops(Session session, Writer out) throws OperationException, IOException {
		session.goTo(breaks.isEmpty() || backwards ? session.walk().size() : 0);
		List<Expression> watched = watched(session);
		if (breaks.isEmpty())
			writeWatched(session, watched, out);
		else
			resume(session, watched, out);
	}

	private void resume(Session session, List<Expression> watched, Writer out)
			throws OperationException, IOException {
		session.control().stopAt(Breakpoint.condition(breakpoints(session)));
		try {
			Request.Move on = backwards ? Request.Move.REVERSE_RESUME : Request.Move.RESUME;
			for (Stop stop = session.ask(on); stop.cause() == Stop.Cause.BREAKPOINT; stop = session.ask(on)) {
				for (Hit hit : stop.hits())
					line(out, Texts.of("walk.stop", stop.position(), hit.breakpoint())
							+ hit.problem().map(problem -> ": " + problem).orElse(""));
				writeWatched(session, watched, out);
			}
		} catch (MachineStateException e) {
			throw new OperationException("", e.line(), e.getMessage());
		}
	}

	private List<Breakpoint> breakpoints(Session session) throws OperationException {
		List<Breakpoint> breakpoints = new ArrayList<>();
		for (String text : breaks)
			try {
				Breakpoint breakpoint = Breakpoint.parse(text);
				Optional<String> never = state(session).map(breakpoint::whyNever)
						.orElseGet(breakpoint::whyNeverTraced);
				if (never.isPresent())
					throw new OperationException("", 0, text + ": " + never.get());
				breakpoints.add(breakpoint);
			} catch (ExpressionException e) {
				throw refused(text, e);
			}
		return breakpoints;
	}

	private List<Expression> watched(Session session) throws OperationException {
		List<Expression> watched = new ArrayList<>();
		for (String text : watches)
			try {
				Expression expression = Expression.parse(text);
				expression.check(names(session));
				watched.add(expression);
			} catch (ExpressionException e) {
				throw refused(text, e);
			}
		return watched;
	}

	private static void writeWatched(Session session, List<Expression> watched, Writer out)
			throws OperationException, IOException {
		for (Expression expression : watched)
			try {
				line(out, "  " + expression.text() + " = " + expression.value(scope(session)).text());
			} catch (ExpressionException e) {
				throw refused(expression.text(), e);
			}
	}

	private static Scope scope(Session session) {
		return state(session).map(state -> Scope.of(state, session.hop()))
				.orElseGet(() -> Scope.of(session.hop().orElseThrow()));
	}

	private static void line(Writer out, String text) throws IOException {
		out.write(text + System.lineSeparator());
	}
}
