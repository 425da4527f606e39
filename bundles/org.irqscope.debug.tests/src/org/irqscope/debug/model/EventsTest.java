package org.irqscope.debug.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.debug.core.model.IStackFrame;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.run.Stop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the platform's debugger hears of a run, and what it sees where the run stands. */
class EventsTest {
	private Debugged debugged;

	@BeforeEach
	void begin() throws Exception {
		debugged = new Debugged(Debugged.machine());
		assertEquals(List.of("machine create"), debugged.heard());
		debugged.ask(new Request.Then(debugged.device()));
	}

	@AfterEach
	void close() {
		debugged.close();
	}

	@Test
	void aStepIsHeardAsTheStepThatItIs() throws Exception {
		debugged.ask(Move.STEP_INTO);
		debugged.heard();
		debugged.ask(Move.STEP_INTO);
		assertEquals(List.of("device resume into, device suspend step end".split(", ")), debugged.heard());
		debugged.ask(Move.STEP_OVER);
		assertEquals(List.of("device resume over", "device change content, kworker create, kworker suspend step end"),
				debugged.heard());
	}

	@Test
	void goingBackIsHeardAsAStepToo() throws Exception {
		debugged.ask(Move.STEP_INTO);
		debugged.ask(Move.STEP_INTO);
		debugged.heard();
		String context = debugged.target().current().orElseThrow().getName();
		debugged.ask(Move.STEP_BACK);
		assertEquals(List.of(context + " resume into", context + " suspend step end"), debugged.heard());
	}

	@Test
	void recordingAheadMovesNobody() throws Exception {
		debugged.ask(Move.STEP_INTO);
		debugged.heard();
		IStackFrame frame = debugged.target().current().orElseThrow().getTopStackFrame();
		debugged.ask(new Request.RecordAhead(1000));
		assertTrue(debugged.heard().stream().noneMatch(set -> set.contains("resume") || set.contains("suspend")));
		assertSame(frame, debugged.target().current().orElseThrow().getTopStackFrame());
	}

	@Test
	void theContextsThatCameInBetweenAreThreads() throws Exception {
		debugged.ask(Move.TO_END);
		List<String> names = debugged.names();
		assertTrue(names.containsAll(List.of("device", "kworker", "vcpu 0", "guest 0")), names.toString());
		List<ContextThread> threads = debugged.target().threads();
		debugged.ask(Move.TO_START);
		assertEquals(threads, debugged.target().threads());
	}

	@Test
	void callersKeepTheirFramesWhileTheyWork() throws Exception {
		Stop stop = debugged.ask(Move.STEP_INTO);
		while (stop.frames().size() < 3)
			stop = debugged.ask(Move.STEP_INTO);
		List<MachineFrame> before = debugged.target().current().orElseThrow().frames();
		debugged.ask(Move.STEP_BACK);
		debugged.ask(Move.STEP_INTO);
		List<MachineFrame> after = debugged.target().current().orElseThrow().frames();
		assertEquals(before.subList(1, before.size()), after.subList(1, after.size()));
		assertEquals(stop.hop().orElseThrow().call(), after.get(0).getName());
	}

	@Test
	void aFrameThatItsContextHasLeftStandsNowhere() throws Exception {
		debugged.ask(Move.STEP_INTO);
		MachineFrame left = debugged.frame();
		assertTrue(left.isSuspended());
		while (debugged.frame().getThread() == left.getThread())
			debugged.ask(Move.STEP_INTO);
		assertFalse(left.isSuspended());
		assertTrue(debugged.frame().isSuspended());
	}

	@Test
	void aContextThatCouldGoOnShowsWhatItWouldDo() {
		ContextThread first = debugged.target().current().orElseThrow();
		assertNotNull(first.getTopStackFrame());
		assertEquals(first.waiting().get(0).title(), ((WaitingFrame) first.frames().get(0)).getName());
		assertTrue(first.canStepInto());
		assertFalse(first.canStepBack());
	}

	@Test
	void nothingIsLeftOfARunThatEnds() {
		ContextThread thread = debugged.target().threads().get(0);
		debugged.heard();
		debugged.target().end();
		debugged.target().end();
		assertEquals(1, debugged.heard().size());
		assertTrue(thread.isTerminated() && !thread.canStepInto() && !thread.canResume());
		assertEquals(0, debugged.target().getThreads().length);
	}

	@Test
	void terminatingAsksWhoeverShowsTheRun() throws Exception {
		debugged.target().terminate();
		List<String> heard = new ArrayList<>();
		while (heard.stream().noneMatch(set -> set.endsWith("machine terminate"))) {
			Thread.sleep(1);
			heard.addAll(debugged.heard());
		}
		assertTrue(debugged.target().isTerminated());
	}
}
