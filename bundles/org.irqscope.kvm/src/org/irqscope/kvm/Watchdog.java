package org.irqscope.kvm;

import java.util.HashSet;
import java.util.Set;

/**
 * Ends runs of vCPUs that take too long. Its thread lives while there are runs and a little longer. Any thread may
 * begin a run.
 */
final class Watchdog {
	/** How long a run may take, and how often that is looked at; in milliseconds. */
	static final int LIMIT = 1000;
	private static final int TURN = 50, IDLE_TURNS = 40;

	private final Set<Run> runs = new HashSet<>();
	private boolean alive;

	/** A run that a thread has begun. */
	final class Run {
		private final int tid;
		/** Turns, not time: a host that stood still for a while has not given the run that time either. */
		private int turns;
		private boolean kicked;

		private Run(int tid) {
			this.tid = tid;
		}

		/** True when the time is over; the thread is sent the signal once. */
		boolean kicked() {
			synchronized (Watchdog.this) {
				return kicked;
			}
		}

		/**
		 * The run is over: from here on no signal is sent for it.
		 *
		 * @return whether one was sent
		 */
		boolean end() {
			synchronized (Watchdog.this) {
				runs.remove(this);
				return kicked;
			}
		}

		private void kickIfLate() {
			if (kicked || ++turns <= LIMIT / TURN)
				return;
			kicked = true;
			KickSignal.send(tid);
		}
	}

	/** The calling thread begins a run. */
	synchronized Run begin(int tid) {
		Run run = new Run(tid);
		runs.add(run);
		if (!alive) {
			alive = true;
			Thread thread = new Thread(this::watch, "KVM watchdog");
			thread.setDaemon(true);
			thread.start();
		}
		return run;
	}

	private synchronized void watch() {
		try {
			for (int idle = 0; idle < IDLE_TURNS; idle = runs.isEmpty() ? idle + 1 : 0) {
				wait(TURN);
				runs.forEach(Run::kickIfLate);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			alive = false;
		}
	}
}
