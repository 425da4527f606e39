package org.irqscope.core.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;

/** Serves the requests of one run, one after the other. Used by the thread of the run only. */
final class Execution {
	private final Driver driver;
	private final int hopLimit;
	private final StopMaker stops;
	private final Supplier<StopCondition> condition;

	/** @param condition where the run stops, asked again and again since it may change meanwhile */
	Execution(Driver driver, int hopLimit, Supplier<StopCondition> condition) {
		this.driver = driver;
		this.hopLimit = hopLimit;
		this.stops = new StopMaker(driver);
		this.condition = condition;
	}

	/** Where the machine stands. */
	Stop stop(Reached reached) {
		driver.seen(driver.position());
		return stops.stop(reached);
	}

	RunLog log() {
		return driver.log();
	}

	/**
	 * Does what is asked for.
	 *
	 * @return why the machine stands where it stands afterwards
	 * @throws RunException when it cannot be done; the machine stands where it stood
	 */
	Reached serve(PendingRequest asked) throws RunException {
		SubMonitor.convert(asked.monitor(), Texts.of("run.task"), 1);
		int before = driver.position();
		try {
			return serve(asked.request(), new Recorder(driver, hopLimit, asked, condition));
		} catch (RunException | RuntimeException | Error e) {
			driver.goTo(Math.min(before, driver.length()));
			throw e;
		}
	}

	private Reached serve(Request request, Recorder recorder) throws RunException {
		if (request instanceof Request.Move move)
			return move(move, recorder);
		if (request instanceof Request.GoTo there)
			return recorder.goTo(Math.max(0, there.position()));
		if (request instanceof Request.RunTo to)
			return to.hop() < driver.position() ? recorder.backTo(hop -> hop <= to.hop())
					: recorder.forwardTo(hop -> hop >= to.hop());
		if (request instanceof Request.RecordAhead ahead)
			return recorder.recordAhead(ahead.hops());
		if (request instanceof Request.OfBranch branch)
			return branch(branch);
		return choice(request, recorder);
	}

	private Reached move(Request.Move move, Recorder recorder) {
		return switch (move) {
		case START -> Reached.ASKED;
		case STEP_INTO -> recorder.forwardTo(hop -> true);
		case STEP_OVER -> recorder.leaveCalls(0);
		case STEP_RETURN -> recorder.leaveCalls(1);
		case STEP_BACK -> recorder.goTo(Math.max(0, driver.position() - 1));
		case STEP_BACK_OVER -> recorder.leaveCallsBackwards(0);
		case STEP_BACK_RETURN -> recorder.leaveCallsBackwards(1);
		case RESUME -> recorder.forwardTo(Recorder.NOWHERE);
		case REVERSE_RESUME -> recorder.backTo(hop -> false);
		case TO_END -> recorder.goTo(Integer.MAX_VALUE);
		case TO_START -> recorder.goTo(0);
		};
	}

	private Reached branch(Request.OfBranch request) throws RunException {
		if (request instanceof Request.Switch)
			driver.switchTo(request.branch());
		else if (request instanceof Request.Rename rename)
			driver.rename(rename.branch(), rename.name());
		else
			driver.drop(request.branch());
		return Reached.ASKED;
	}

	private Reached choice(Request request, Recorder recorder) throws RunException {
		Optional<String> refusal = driver.refusal();
		if (request instanceof Request.StepContext step)
			return step(one -> one.context().equals(step.context()), step.context().label(), recorder);
		if (request instanceof Request.StepTask step)
			return step(one -> one.equals(step.waiting()), step.waiting().title(), recorder);
		if (refusal.isPresent())
			throw new RunException(refusal.get());
		if (request instanceof Request.Leave leave)
			return leave(leave.name());
		if (request instanceof Request.Decide decide)
			return new Decider(driver, this::act, recorder).decide(decide.decision());
		if (request instanceof Request.Then then)
			return then(then.impulses(), recorder);
		if (request instanceof Request.Act act)
			return act(act.impulse());
		if (request instanceof Request.ActAll all)
			return act(all.impulses());
		throw new IllegalStateException(request.toString());
	}

	/** What is asked for goes on, where it stands or at the next place where another may. */
	private Reached step(Predicate<Waiting> wanted, String title, Recorder recorder) throws RunException {
		if (isNext(waiting(wanted, title)))
			return recorder.forwardTo(hop -> true);
		int at = driver.boundary(driver.position());
		driver.goTo(at);
		Waiting chosen = waiting(wanted, title);
		if (isNext(chosen))
			return recorder.forwardTo(hop -> true);
		driver.fork(at);
		driver.proceed(chosen);
		driver.goTo(at);
		return driver.length() == at ? Reached.ASKED : recorder.forwardTo(hop -> true);
	}

	/** Who goes on by itself, where that is wanted; else the one that has waited longest. */
	private Waiting waiting(Predicate<Waiting> wanted, String title) throws RunException {
		return driver.next().filter(wanted).or(() -> driver.waiting().stream().filter(wanted).findFirst())
				.orElseThrow(() -> new RunException(Texts.of("run.not.waiting", title)));
	}

	private boolean isNext(Waiting one) {
		return driver.next().filter(one::equals).isPresent();
	}

	private Reached then(List<Impulse> impulses, Recorder recorder) throws RunException {
		OptionalInt first = OptionalInt.empty();
		for (Impulse impulse : impulses) {
			driver.check(impulse);
			Reached end = recorder.goTo(Integer.MAX_VALUE);
			if (end.cause() != Stop.Cause.END)
				return end;
			if (first.isEmpty())
				first = OptionalInt.of(driver.position());
			driver.add(impulse);
		}
		first.ifPresent(driver::goTo);
		return Reached.ASKED;
	}

	private Reached leave(String name) throws RunException {
		driver.goTo(driver.boundary(driver.position()));
		driver.leave();
		driver.rename(driver.branch().number(), name);
		return Reached.ASKED;
	}

	/** What comes, and whatever was to come before it, is recorded. */
	private Reached act(Impulse impulse) throws RunException {
		int at = driver.boundary(driver.position());
		driver.goTo(at);
		driver.check(impulse);
		driver.fork(at);
		driver.add(impulse);
		while (driver.next().filter(one -> one.kind() == Waiting.Kind.IMPULSE).isPresent())
			driver.proceed();
		driver.goTo(at);
		return Reached.ASKED;
	}

	/** Nothing else comes between them; where one is refused, none has come. */
	private Reached act(List<Impulse> impulses) throws RunException {
		for (Impulse impulse : impulses)
			driver.check(impulse);
		int first = driver.boundary(driver.position());
		for (Impulse impulse : impulses) {
			act(impulse);
			driver.goTo(driver.length());
		}
		driver.goTo(first);
		return Reached.ASKED;
	}
}
