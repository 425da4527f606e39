package org.irqscope.core.run;

import java.util.stream.Collectors;

import org.irqscope.core.Texts;

/** Does what has been decided, piece by piece. Used by the thread of the run only. */
final class Decider {
	/** Lets something come. */
	interface Acting {
		Reached act(Impulse impulse) throws RunException;
	}

	private final Driver driver;
	private final Acting acting;
	private final Recorder recorder;

	Decider(Driver driver, Acting acting, Recorder recorder) {
		this.driver = driver;
		this.acting = acting;
		this.recorder = recorder;
	}

	Reached decide(Decision decision) throws RunException {
		if (decision instanceof Decision.Come come)
			acting.act(come.impulse());
		else {
			driver.fork(driver.boundary(driver.position()));
			if (decision instanceof Decision.Go go)
				go(go.pieces());
			else
				choose((Decision.Choose) decision);
		}
		driver.goTo(driver.length());
		return recorder.stopped();
	}

	private void go(int pieces) throws RunException {
		int all = driver.pieces() + pieces;
		while (driver.pieces() < all && recorder.stopped().asked()) {
			driver.goTo(driver.length());
			if (!driver.proceed())
				throw new RunException(Texts.of("decision.nothing.waits", all - driver.pieces()));
		}
		driver.trim(all);
	}

	private void choose(Decision.Choose choice) throws RunException {
		for (Waiting waiting : driver.waiting())
			if (choice.means(waiting)) {
				driver.proceed(waiting);
				return;
			}
		String waiting = driver.waiting().stream().map(Waiting::name).collect(Collectors.joining(", "));
		throw new RunException(waiting.isEmpty() ? Texts.of("decision.none.waits", choice.work())
				: Texts.of("decision.not.waiting", choice.work(), waiting));
	}
}
