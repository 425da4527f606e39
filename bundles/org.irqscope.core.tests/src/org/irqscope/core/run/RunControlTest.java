package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.run.snapshot.MachineSnapshot;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One owner of a machine: it is asked for moves, and publishes where it stands. */
class RunControlTest {
	private static final long FOR_EVER = 1_000_000_000_000_000L;
	@TempDir
	Path folder;
	private VirtualMachine machine;
	private RunControl run;

	/** Notes every state, and opens when the run is busy with what it was asked for. */
	private static final class Noting implements RunListener {
		private final List<RunState> states = Collections.synchronizedList(new ArrayList<>());
		private final List<Integer> positions = Collections.synchronizedList(new ArrayList<>());

		@Override
		public void stopped(Stop stop) {
			positions.add(stop.position());
		}

		@Override
		public void stateChanged(RunState state) {
			states.add(state);
		}
	}

	@BeforeEach
	void load() throws Exception {
		machine = Runs.withPeriodicTimer(Runs.apic(folder), 300_000);
		run = Runs.of(machine);
	}

	private Stop begun() throws Exception {
		return Runs.ask(run, new Request.Then(Runs.device(machine, 0)));
	}

	@Test
	void whoListensHearsWhatIsServedBeforeWhereItLeads() throws Exception {
		begun();
		List<Object> heard = Collections.synchronizedList(new ArrayList<>());
		run.addListener(new RunListener() {
			@Override
			public void begun(Request request) {
				heard.add(request);
			}

			@Override
			public void stopped(Stop stop) {
				heard.add(stop.position());
			}
		});
		Runs.ask(run, Move.STEP_INTO);
		Runs.ask(run, new Request.GoTo(0));
		assertEquals(List.of(Move.STEP_INTO, 1, new Request.GoTo(0), 0), heard);
	}

	/** A request that never comes to an end by itself, once it is being served. */
	private CompletableFuture<Stop> endless() throws Exception {
		CountDownLatch busy = new CountDownLatch(1);
		Runs.ask(run, new Request.Then(Runs.time(FOR_EVER)));
		run.addListener(new RunListener() {
			@Override
			public void stopped(Stop stop) {
				// Only what it does meanwhile matters.
			}

			@Override
			public void stateChanged(RunState state) {
				if (state == RunState.RUNNING)
					busy.countDown();
			}
		});
		CompletableFuture<Stop> answer = run.request(Move.TO_END);
		busy.await();
		return answer;
	}

	@Test
	void nothingIsLoadedBeforeItIsAskedFor() throws Exception {
		assertEquals(RunState.CREATED, run.state());
		assertTrue(run.stop().isEmpty());
		assertEquals(0, Runs.ask(run, Move.START).position());
		assertFalse(run.stop().orElseThrow().canStepForward());
	}

	@Test
	void eachRequestHasItsStateAndEndsAtAStop() throws Exception {
		Noting noting = new Noting();
		run.addListener(noting);
		begun();
		Runs.ask(run, Move.STEP_INTO, Move.STEP_OVER, Move.TO_END, Move.STEP_BACK, Move.TO_START);
		run.terminate();
		while (!noting.states.contains(RunState.TERMINATED))
			Thread.onSpinWait();
		assertEquals(RunState.TERMINATED, run.state());
		assertEquals(List.of(RunState.RUNNING, RunState.SUSPENDED, RunState.RUNNING, RunState.SUSPENDED,
				RunState.STEPPING, RunState.SUSPENDED, RunState.STEPPING, RunState.SUSPENDED, RunState.RUNNING,
				RunState.SUSPENDED, RunState.REWINDING, RunState.SUSPENDED, RunState.REWINDING, RunState.SUSPENDED,
				RunState.TERMINATED), noting.states);
		assertEquals(List.of(0, 0, 1, 4), noting.positions.subList(0, 4));
	}

	@Test
	void theEmulatorRunsOnlyAsFarAsItIsAsked() throws Exception {
		assertEquals(0, begun().length());
		Stop first = Runs.ask(run, Move.STEP_INTO);
		assertEquals(1, first.position());
		assertTrue(first.canStepForward());
		Stop end = Runs.ask(run, Move.TO_END);
		assertEquals(end.length(), end.position());
		assertFalse(end.canStepForward());
		assertTrue(first.length() < end.length(), first.length() + " of " + end.length());
	}

	@Test
	void aStopStaysAsItWasWhileTheRunGoesOn() throws Exception {
		begun();
		Stop early = Runs.ask(run, new Request.GoTo(5));
		String call = early.hop().orElseThrow().call();
		MachineSnapshot before = early.machine().orElseThrow();
		Runs.ask(run, Move.TO_END);
		assertEquals(call, early.hop().orElseThrow().call());
		assertEquals(early.length(), early.walk().size());
		assertEquals(call, early.walk().hop(4).call());
		assertEquals(before, early.machine().orElseThrow());
		assertEquals(before, Runs.ask(run, new Request.GoTo(5)).machine().orElseThrow());
	}

	@Test
	void anyPositionIsTheSameWhereverTheRunComesFrom() throws Exception {
		begun();
		List<MachineSnapshot> forwards = new ArrayList<>();
		Stop stop = Runs.ask(run, Move.TO_START);
		while (stop.position() == forwards.size()) {
			forwards.add(stop.machine().orElseThrow());
			stop = Runs.ask(run, Move.STEP_INTO);
		}
		Random random = new Random(7);
		for (int jump = 0; jump < 200; jump++) {
			int position = random.nextInt(forwards.size());
			Stop there = Runs.ask(run, new Request.GoTo(position));
			assertEquals(position, there.position());
			assertEquals(forwards.get(position), there.machine().orElseThrow(), "position " + position);
		}
	}

	@Test
	void theFramesAreTheFunctionsThatCalled() throws Exception {
		begun();
		assertEquals(List.of(), Runs.ask(run, Move.TO_START).frames());
		Stop stop = Runs.ask(run, new Request.GoTo(3));
		assertEquals(List.of("irqfd_wakeup", "eventfd_signal", "device_raises"),
				stop.frames().stream().map(hop -> hop.site().functionName()).toList());
	}

	@Test
	void steppingOverDoesWhatIsCalledAndSteppingReturnGoesBackToTheCaller() throws Exception {
		begun();
		Stop inside = Runs.ask(run, new Request.GoTo(6));
		assertEquals("kvm_set_irq", inside.hop().orElseThrow().site().functionName());
		Stop over = Runs.ask(run, Move.STEP_OVER);
		assertTrue(over.hop().orElseThrow().depth() <= inside.hop().orElseThrow().depth());
		assertEquals("kvm_set_irq(gsi 4, level 0) = 1", over.hop().orElseThrow().call());
		Stop back = Runs.ask(run, Move.STEP_RETURN);
		assertTrue(back.hop().orElseThrow().depth() < over.hop().orElseThrow().depth());
	}

	@Test
	void aRunThatNeverEndsStopsAtItsHopLimitAndGoesOnWhenAskedAgain() throws Exception {
		RunControl limited = new RunControl(() -> Session.driver(machine), 1000);
		Runs.ask(limited, new Request.Then(Runs.time(FOR_EVER)));
		Stop stop = Runs.ask(limited, Move.TO_END);
		assertEquals(Stop.Cause.HOP_LIMIT, stop.cause());
		assertTrue(stop.canStepForward());
		Stop further = Runs.ask(limited, Move.TO_END);
		assertTrue(further.length() >= stop.length() + 1000, further.length() + " after " + stop.length());
	}

	@Test
	void aRunCanBeCancelledAndStandsWhereItCame() throws Exception {
		CompletableFuture<Stop> answer = endless();
		run.cancel();
		Stop stop = answer.get();
		assertEquals(Stop.Cause.CANCELLED, stop.cause());
		assertEquals(stop.length(), stop.position());
		assertEquals(0, Runs.ask(run, Move.TO_START).position());
	}

	@Test
	void aMonitorCancelsItsOwnRequestOnly() throws Exception {
		Runs.ask(run, new Request.Then(Runs.time(FOR_EVER)));
		NullProgressMonitor monitor = new NullProgressMonitor();
		CompletableFuture<Stop> cancelled = run.request(Move.TO_END, monitor);
		CompletableFuture<Stop> next = run.request(Move.TO_START);
		monitor.setCanceled(true);
		cancelled.handle((stop, failure) -> "done").get();
		assertEquals(0, next.get().position());
	}

	@Test
	void aRunCanBeTerminatedWhileItRuns() throws Exception {
		CompletableFuture<Stop> answer = endless();
		CompletableFuture<Stop> waiting = run.request(Move.TO_START);
		run.terminate();
		assertEquals(Stop.Cause.CANCELLED, answer.get().cause());
		assertTrue(waiting.handle((stop, failure) -> failure != null).get());
		while (run.state() != RunState.TERMINATED)
			Thread.onSpinWait();
		assertTrue(run.stop().isPresent());
		assertEquals("The walk has ended", Runs.refusal(run, Move.STEP_INTO));
		run.terminate();
	}

	@Test
	void whatCannotComeIsRefusedAndChangesNothing() throws Exception {
		begun();
		Stop before = Runs.ask(run, new Request.GoTo(4));
		String refusal = Runs.refusal(run, new Request.Act(new Impulse.OfDevice("COM9", 8)));
		assertEquals("The machine has no part that \"COM9\" could come from", refusal);
		assertEquals(RunState.SUSPENDED, run.state());
		assertEquals(before, run.stop().orElseThrow());
	}

	@Test
	void aMachineThatTheKernelRefusesIsSaidAndTheRunIsOver() throws Exception {
		machine.getControllers().remove(X86Chips.pics(machine).get(1));
		RunControl refused = Runs.of(machine);
		assertTrue(Runs.refusal(refused, Move.START).contains("pics"));
		assertEquals(RunState.TERMINATED, refused.state());
	}
}
