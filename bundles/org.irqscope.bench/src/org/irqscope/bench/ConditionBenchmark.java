package org.irqscope.bench;

import org.irqscope.core.run.Request;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.script.ScriptException;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A timer ticks for a while, and all hops of that are recorded: by a run that would stop at breakpoints and has none,
 * and by one that goes past all of them. Both take turns in one process, since two processes differ by more than is
 * looked for.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
public class ConditionBenchmark {
	private static final long NANOSECONDS = 200_000_000;
	private static final int NODES = 10, HOPS = 10_000, TURNS = 6;

	/** Tells how long each has taken. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Counters {
		public double none;
		public double passed;
	}

	@Benchmark
	public void turns(Counters counters) throws MachineStateException, ScriptException {
		for (int turn = 0; turn < TURNS; turn++) {
			counters.none += nanoseconds(Request.Move.RESUME);
			counters.passed += 2 * nanoseconds(Request.Move.TO_END);
			counters.none += nanoseconds(Request.Move.RESUME);
		}
	}

	private static long nanoseconds(Request.Move move) throws MachineStateException, ScriptException {
		try (Session session = Ticking.session(NODES, NANOSECONDS)) {
			long begin = System.nanoTime();
			int hops = session.ask(move).walk().size();
			long end = System.nanoTime();
			if (hops < HOPS)
				throw new IllegalStateException("only " + hops + " hops");
			return end - begin;
		}
	}
}
