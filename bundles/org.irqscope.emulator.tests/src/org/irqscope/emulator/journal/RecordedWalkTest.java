package org.irqscope.emulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.state.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recording of interrupts: it can go on, branch and be moved in, and takes little memory. */
class RecordedWalkTest {
	private static final int PIN = 4, VECTOR = 0x31, MOST_BYTES = 64;

	private final Bench bench = new Bench();
	private Journal journal;
	private State state;

	@BeforeEach
	void aGuestThatTakesEdges() {
		bench.fx(1);
		bench.ioa.rte(PIN, VECTOR);
		bench.run(0);
		bench.runAll();
		journal = bench.kvm().journal();
		state = journal.state();
		// From the second edge on all are alike.
		interrupt();
	}

	/** An interrupt from its edge to its EOI. */
	private void interrupt() {
		bench.ioctls().irqLine(PIN, 1);
		bench.ioctls().irqLine(PIN, 0);
		bench.runAll();
	}

	private RecordedWalk recorded(int interrupts) {
		journal.start();
		for (int count = 0; count < interrupts; count++)
			interrupt();
		return journal.stop();
	}

	@Test
	void aWalkThatWasResumedIsTheSameAsOneInOneGo() {
		List<Hop> inOneGo = recorded(2).hops();
		RecordedWalk walk = recorded(1);
		walk.goTo(0);
		walk.goTo(walk.size());
		journal.resume(walk);
		interrupt();
		assertEquals(inOneGo.toString(), journal.stop().hops().toString());
	}

	@Test
	void aWalkIsResumedAtItsEndOnly() {
		RecordedWalk walk = recorded(1);
		walk.goTo(walk.size() - 1);
		assertThrows(IllegalStateException.class, () -> journal.resume(walk));
		assertFalse(journal.recording());
	}

	@Test
	void aBranchLeavesTheOtherWalkAsItWas() {
		RecordedWalk walk = recorded(60);
		List<Hop> before = walk.hops();
		Snapshot end = state.snapshot();
		int middle = position(walk, walk.size() / 2);
		walk.goTo(middle);
		RecordedWalk branch = walk.branch();
		assertEquals(middle, branch.size());
		journal.resume(branch);
		bench.ioctls().signalMsi(0xfee00000L, VECTOR + 1);
		bench.runAll();
		branch = journal.stop();
		assertEquals(before.subList(0, middle), branch.hops().subList(0, middle));
		assertEquals("kvm_send_userspace_msi", branch.hop(middle).site().functionName());
		branch.goTo(middle);
		assertEquals(before, walk.hops());
		walk.goTo(walk.size());
		assertEquals(end, state.snapshot());
	}

	/** The next position at which no function is under way. */
	private static int position(RecordedWalk walk, int from) {
		int position = from;
		while (!walk.branchesAt(position))
			position++;
		return position;
	}

	@Test
	void withinAFunctionNoBranchBegins() {
		RecordedWalk walk = recorded(1);
		walk.goTo(1);
		assertThrows(IllegalStateException.class, walk::branch);
		walk.goTo(0);
		assertEquals(0, walk.branch().size());
	}

	@Test
	void theParentOfAHopIsTheLatestHopOfItsCaller() {
		RecordedWalk walk = recorded(1);
		for (Hop hop : walk.hops()) {
			OptionalInt parent = walk.parent(hop.number());
			assertEquals(hop.depth() > 0, parent.isPresent());
			if (parent.isEmpty())
				continue;
			assertEquals(hop.depth() - 1, walk.hop(parent.getAsInt()).depth());
			for (int between = parent.getAsInt() + 1; between < hop.number(); between++)
				assertTrue(walk.hop(between).depth() >= hop.depth(), "a call before this one, or what it called");
			assertEquals(hop.depth() + 1, walk.stack(hop.number()).size());
		}
	}

	@Test
	void everyPositionIsWhatItWas() {
		RecordedWalk walk = recorded(40);
		List<Snapshot> states = new ArrayList<>();
		walk.goTo(0);
		for (int position = 0; position <= walk.size(); position++) {
			walk.goTo(position);
			states.add(state.snapshot());
		}
		Random random = new Random(1);
		for (int jump = 0; jump < 500; jump++) {
			int position = random.nextInt(states.size());
			walk.goTo(position);
			assertEquals(states.get(position), state.snapshot());
			assertEquals(states.get(position).hash(), state.hash());
		}
	}

	@Test
	void farPositionsAreWhatTheyWereWhereStatesAreKept() {
		RecordedWalk walk = recorded(3_000);
		int apart = walk.size() / 50;
		List<Snapshot> states = new ArrayList<>();
		walk.goTo(0);
		for (int position = 0; position <= walk.size(); position++) {
			walk.goTo(position);
			if (position % apart == 0)
				states.add(state.snapshot());
		}
		Random random = new Random(2);
		for (int jump = 0; jump < 200; jump++) {
			int number = random.nextInt(states.size());
			walk.goTo(number * apart);
			assertEquals(states.get(number), state.snapshot());
			assertEquals(states.get(number).hash(), state.hash());
		}
	}

	@Test
	void aBranchFarFromTheStartHasTheStatesOfTheOtherWalk() {
		RecordedWalk walk = recorded(2_000);
		int middle = position(walk, walk.size() / 2);
		walk.goTo(middle);
		Snapshot before = state.snapshot();
		RecordedWalk branch = walk.branch();
		journal.resume(branch);
		for (int count = 0; count < 1_000; count++)
			interrupt();
		branch = journal.stop();
		branch.goTo(1);
		branch.goTo(middle);
		assertEquals(before, state.snapshot());
	}

	@Test
	void aJumpOverAWholeWalkUnpacksFewOfItsHops() {
		RecordedWalk walk = recorded(10_000);
		Hops hops = walk.recording().hops();
		for (int target = 0; target <= walk.size(); target += walk.size() / 100) {
			int far = target < walk.size() / 2 ? walk.size() : 0;
			assertTrue(Math.abs(hops.nearest(target, far) - target) <= 16 << Chunk.BITS, "position " + target);
		}
		assertEquals(7, hops.nearest(8, 7));
	}

	@Test
	void nobodyMovesInAWalkThatIsBeingRecorded() {
		RecordedWalk walk = recorded(1_000);
		journal.resume(walk);
		assertThrows(IllegalStateException.class, () -> walk.goTo(0));
	}

	@Test
	void aHopTakesLittleMemory() {
		RecordedWalk walk = recorded(10_000);
		assertTrue(walk.size() > 300_000);
		assertTrue(walk.bytes() < (long) MOST_BYTES * walk.size(), walk.bytes() / walk.size() + " bytes a hop");
	}
}
