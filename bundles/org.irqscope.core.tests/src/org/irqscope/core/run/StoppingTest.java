package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.irqscope.core.run.Request.Move;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run stops where breakpoints say so, forwards and backwards alike, and where its user says so. */
class StoppingTest {
	private static final StopCondition EVENTS = function("kvm_set_irq");
	@TempDir
	Path folder;
	private VirtualMachine machine;
	private RunControl run;

	@BeforeEach
	void load() throws Exception {
		machine = Runs.withPeriodicTimer(Runs.apic(folder), 300_000);
		run = Runs.of(machine);
		Runs.ask(run, new Request.Then(Runs.device(machine, 0)));
	}

	private static StopCondition function(String name) {
		return (walk, hop, after) -> walk.hop(hop).site().functionName().equals(name)
				? List.of(new Hit(name, hop, Optional.empty())) : List.of();
	}

	private List<Integer> positions(Move move) throws Exception {
		List<Integer> positions = new ArrayList<>();
		for (Stop stop = Runs.ask(run, move); stop.cause() == Stop.Cause.BREAKPOINT; stop = Runs.ask(run, move)) {
			assertEquals(stop.position() - 1, stop.hits().get(0).hop());
			positions.add(stop.position());
		}
		return positions;
	}

	@Test
	void theSameHopsStopForwardsAndBackwards() throws Exception {
		run.stopAt(EVENTS);
		List<Integer> forwards = positions(Move.RESUME);
		assertTrue(forwards.size() > 1, forwards.toString());
		assertEquals(Stop.Cause.END, run.stop().orElseThrow().cause());
		List<Integer> backwards = positions(Move.REVERSE_RESUME);
		assertEquals(0, run.stop().orElseThrow().position());
		Collections.reverse(backwards);
		assertEquals(forwards, backwards);
	}

	@Test
	void aConditionSeesTheStateAfterItsHop() throws Exception {
		Runs.ask(run, Move.TO_END, Move.TO_START);
		List<Long> hashes = new ArrayList<>();
		run.stopAt((walk, hop, after) -> {
			hashes.add(after.apply(hop).kept().hash());
			return List.of();
		});
		Stop end = Runs.ask(run, Move.RESUME);
		assertEquals(end.length(), hashes.size());
		for (int hop : List.of(0, 3, 17, end.length() - 1))
			assertEquals(hashes.get(hop), Runs.ask(run, new Request.GoTo(hop + 1)).state().orElseThrow().hash());
	}

	@Test
	void withoutBreakpointsARunGoesToItsEnds() throws Exception {
		Stop end = Runs.ask(run, Move.RESUME);
		assertEquals(Stop.Cause.END, end.cause());
		assertEquals(end.length(), end.position());
		assertEquals(0, Runs.ask(run, Move.REVERSE_RESUME).position());
	}

	@Test
	void jumpsPassBreakpoints() throws Exception {
		run.stopAt(EVENTS);
		Stop end = Runs.ask(run, Move.TO_END);
		assertEquals(Stop.Cause.END, end.cause());
		assertEquals(5, Runs.ask(run, new Request.GoTo(5)).position());
		assertEquals(0, Runs.ask(run, Move.TO_START).position());
	}

	@Test
	void aRunGoesToAHopUnlessABreakpointIsBefore() throws Exception {
		assertEquals(12, Runs.ask(run, new Request.RunTo(11)).position());
		assertEquals(4, Runs.ask(run, new Request.RunTo(3)).position());
		run.stopAt(EVENTS);
		Stop stopped = Runs.ask(run, new Request.RunTo(11));
		assertEquals(Stop.Cause.BREAKPOINT, stopped.cause());
		assertTrue(stopped.position() < 12);
	}

	@Test
	void steppingBackOverSkipsWhatWasCalled() throws Exception {
		Stop inside = Runs.ask(run, new Request.GoTo(6));
		Stop over = Runs.ask(run, Move.STEP_OVER);
		Stop back = Runs.ask(run, Move.STEP_BACK_OVER);
		assertEquals(inside.position(), back.position());
		assertTrue(over.position() > inside.position() + 1);
		Stop caller = Runs.ask(run, Move.STEP_BACK_RETURN);
		assertEquals(inside.frames().get(1), caller.hop().orElseThrow());
	}

	@Test
	void aRunThatNeverEndsIsSuspendedAndKeepsWhatItHasRecorded() throws Exception {
		Runs.ask(run, new Request.Then(Runs.time(1_000_000_000_000_000L)));
		CompletableFuture<Stop> answer = run.request(Move.RESUME);
		CompletableFuture<Stop> waiting = run.request(Move.TO_START);
		while (run.state() != RunState.RUNNING)
			Thread.onSpinWait();
		run.suspend();
		Stop stop = answer.handle((reached, failure) -> reached).get();
		assertTrue(waiting.handle((reached, failure) -> failure != null).get());
		assertEquals(Stop.Cause.SUSPENDED, stop.cause());
		assertTrue(0 < stop.position() && stop.position() <= stop.length(), "an entry may be recorded ahead");
		assertEquals(stop.position() + 1, Runs.ask(run, Move.STEP_INTO).position());
	}

	@Test
	void aBreakpointThatComesMeanwhileStopsTheRunThatIsUnderWay() throws Exception {
		Runs.ask(run, new Request.Then(Runs.time(1_000_000_000_000_000L)));
		CompletableFuture<Stop> answer = run.request(Move.RESUME);
		run.stopAt(function("guest_vector"));
		assertEquals(Stop.Cause.BREAKPOINT, answer.get().cause());
	}
}
