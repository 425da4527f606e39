package org.irqscope.emulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.schedule.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was recorded of interrupts until a moment stays as it is for all who read it while the recording goes on. */
class GrowingWalkTest {
	private static final int PIN = 4, VECTOR = 0x31, LAST = 60, INTERRUPTS = 600;

	private final Bench bench = new Bench();
	private Journal journal;
	private RecordedWalk walk;

	/** What one thread hands to another, and what it has seen there. */
	private record Seen(Walk walk, List<String> lastHops) {
		private static Seen of(Walk walk) {
			return new Seen(walk, text(walk));
		}

		private static List<String> text(Walk walk) {
			return IntStream.range(Math.max(0, walk.size() - LAST), walk.size())
					.mapToObj(hop -> walk.hop(hop).toString()).toList();
		}

		private void isAsItWas() {
			assertEquals(lastHops, text(walk));
		}
	}

	@BeforeEach
	void aGuestThatTakesEdges() {
		bench.fx(1);
		bench.ioa.rte(PIN, VECTOR);
		bench.run(0);
		bench.runAll();
		journal = bench.kvm().journal();
		journal.start();
		walk = journal.stop();
	}

	/** One task more, or the next edge when none waits. */
	private void goOn() {
		journal.resume(walk);
		Optional<Task> task = bench.kvm().scheduler().next(any -> true);
		if (task.isPresent())
			task.get().run();
		else {
			bench.ioctls().irqLine(PIN, 1);
			bench.ioctls().irqLine(PIN, 0);
		}
		walk = journal.stop();
	}

	@Test
	void whatWasReadStaysAsItWas() {
		for (int task = 0; task < 200; task++) {
			Seen seen = Seen.of(walk.soFar());
			goOn();
			seen.isAsItWas();
			assertTrue(walk.size() >= seen.walk().size());
		}
	}

	@Test
	void aFunctionThatReturnsLaterHasNotReturnedForThoseWhoReadItBefore() {
		journal.start();
		journal.enter(MachineSite.MACHINE, 0, 0, 0);
		Walk before = journal.soFar().soFar();
		IntStream.range(0, 3 * Chunk.SIZE).forEach(further -> {
			journal.enter(MachineSite.MACHINE, 0, further, 0);
			journal.leave();
		});
		Walk between = journal.soFar().soFar();
		journal.leave(7);
		Walk after = journal.stop().soFar();
		assertTrue(before.hop(0).result().isEmpty());
		assertTrue(between.hop(0).result().isEmpty());
		assertEquals(7, after.hop(0).result().orElseThrow());
		assertEquals(between.size(), after.size());
	}

	@Test
	void aBranchThatReturnsFromAFunctionLeavesTheOtherWalkAsItWas() {
		journal.start();
		journal.enter(MachineSite.MACHINE, 0, 0, 0);
		IntStream.range(1, Chunk.SIZE).forEach(further -> {
			journal.enter(MachineSite.MACHINE, 0, further, 0);
			journal.leave();
		});
		RecordedWalk trunk = journal.stop();
		RecordedWalk branch = trunk.branchBetweenTasks();
		journal.resume(branch);
		journal.goesOn(0);
		journal.leave(7);
		assertEquals(7, journal.stop().hop(0).result().orElseThrow());
		assertTrue(trunk.hop(0).result().isEmpty());
		assertEquals(trunk.size(), branch.size());
	}

	@Test
	void aWalkContinuesWhatItWasAndNoBranchOfIt() {
		goOn();
		Walk early = walk.soFar();
		goOn();
		assertTrue(walk.soFar().continues(early));
		assertFalse(early.continues(walk.soFar()));
		walk.goTo(0);
		assertFalse(walk.branch().soFar().continues(early));
	}

	@Test
	void whatIsWrittenToAListIsToldByTheNumbersInIt() {
		journal.start();
		Eventfd eventfd = bench.kvm().createEventfd();
		assertEquals(0, bench.kvm().irqfds().irqfd(eventfd, PIN, Irqfds.RESAMPLE, Optional.of(eventfd)));
		List<String> changes = journal.stop().hops().stream().flatMap(hop -> hop.changes().stream())
				.map(change -> change.text()).toList();
		assertTrue(changes.contains("[] \u2192 [irqfd 0]"), changes.toString());
		assertTrue(changes.contains("[] \u2192 [resampler of GSI 4]"), changes.toString());
	}

	@Test
	void anotherThreadReadsWhatItWasGivenWhileTheRecordingGoesOn() throws Exception {
		BlockingQueue<Seen> given = new LinkedBlockingQueue<>();
		Seen end = Seen.of(walk.soFar());
		CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> readUntil(end, given));
		int tasks = 0;
		for (int last = -1; walk.size() < INTERRUPTS * LAST && !reader.isDone(); tasks++) {
			last = walk.size();
			goOn();
			assertNotEquals(last, walk.size());
			given.add(Seen.of(walk.soFar()));
		}
		given.add(end);
		assertEquals(tasks, reader.get(60, TimeUnit.SECONDS));
	}

	/** Reads what comes, and the first once more each time, which has been read longest. */
	private static int readUntil(Seen end, BlockingQueue<Seen> given) {
		try {
			Seen first = given.take();
			int read = 1;
			for (Seen next = first; next != end; next = given.take()) {
				first.isAsItWas();
				next.isAsItWas();
				read += next == first ? 0 : 1;
			}
			return read;
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
