package org.irqscope.core.run;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;

/** Serves the requests of one run, one after the other. Used by the thread of the run only. */
final class Execution {
	private final Driver driver;
	private final int hopLimit;
	private final StopMaker stops;
	private final List<Stop.Arrival> arrivals = new ArrayList<>();

	Execution(Driver driver, int hopLimit) {
		this.driver = driver;
		this.hopLimit = hopLimit;
		this.stops = new StopMaker(driver);
	}

	/** Where the machine stands. */
	Stop stop(Stop.Cause cause) {
		return stops.stop(cause, arrivals);
	}

	/**
	 * Does what is asked for.
	 *
	 * @return why the machine stands where it stands afterwards
	 * @throws RunException when it cannot be done; the machine stands where it stood
	 */
	Stop.Cause serve(PendingRequest asked) throws RunException {
		SubMonitor.convert(asked.monitor(), Texts.of("run.task"), 1);
		int before = driver.position();
		try {
			return serve(asked.request(), new Recorder(driver, hopLimit, asked));
		} catch (RuntimeException | Error e) {
			driver.goTo(Math.min(before, driver.walk().size()));
			throw e;
		}
	}

	private Stop.Cause serve(Request request, Recorder recorder) throws RunException {
		if (request instanceof Request.Move move)
			return move(move, recorder);
		if (request instanceof Request.GoTo there)
			return recorder.goTo(Math.max(0, there.position()));
		if (request instanceof Request.RecordAhead ahead)
			return recorder.recordAhead(ahead.hops());
		if (request instanceof Request.Then then)
			return then(then.impulse(), recorder);
		if (request instanceof Request.Meanwhile meanwhile)
			return meanwhile(meanwhile.impulse());
		throw new IllegalStateException(request.toString());
	}

	private Stop.Cause move(Request.Move move, Recorder recorder) {
		return switch (move) {
		case START -> Stop.Cause.ASKED;
		case STEP_INTO -> recorder.goTo(driver.position() + 1);
		case STEP_OVER -> recorder.leaveCalls(0);
		case STEP_RETURN -> recorder.leaveCalls(1);
		case STEP_BACK -> recorder.goTo(Math.max(0, driver.position() - 1));
		case TO_END -> recorder.goTo(Integer.MAX_VALUE);
		case TO_START -> recorder.goTo(0);
		};
	}

	private Stop.Cause then(Impulse impulse, Recorder recorder) throws RunException {
		driver.check(impulse);
		Stop.Cause reached = recorder.goTo(Integer.MAX_VALUE);
		if (reached != Stop.Cause.END)
			return reached;
		add(impulse, false);
		return Stop.Cause.ASKED;
	}

	private Stop.Cause meanwhile(Impulse impulse) throws RunException {
		driver.check(impulse);
		int boundary = driver.boundary(driver.position());
		if (boundary == driver.walk().size())
			driver.goTo(boundary);
		else {
			driver.cut(boundary);
			arrivals.removeIf(arrival -> arrival.position() > boundary);
		}
		add(impulse, !driver.complete());
		return Stop.Cause.ASKED;
	}

	private void add(Impulse impulse, boolean meanwhile) {
		driver.add(impulse);
		arrivals.add(new Stop.Arrival(driver.walk().size(), impulse, meanwhile));
	}
}
