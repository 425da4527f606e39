package org.irqscope.emulator.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.x86.X86Place;
import org.junit.jupiter.api.Test;

/** What makes two states of a machine the same, and how one comes back to an earlier one. */
class StateTest {
	private final State state = new State();
	private final Struct struct = new Struct(state, X86Place.IOAPIC, Place.ONLY);
	private final IntField irr = struct.hex32(name("irr"));
	private final LongField entry = struct.hex64(name("redirtbl[4]"));
	private final TimeField expires = struct.time(name("timer.expires"));
	private final RefField<List<Integer>> waiters = struct.ref(name("waiters"), List.<Integer>of());
	private final IntField halted = struct.outsideIdentity().number(name("since"));

	private static FieldName name(String name) {
		return new FieldName(X86Place.IOAPIC, name);
	}

	@Test
	void theWayToAStateDoesNotMatter() {
		irr.set(3);
		entry.set(-1);
		waiters.set(List.of(1, 2));
		Snapshot one = state.snapshot();
		waiters.set(List.of());
		irr.set(0);
		assertNotEquals(one, state.snapshot());
		assertNotEquals(one.hash(), state.hash());
		waiters.set(new ArrayList<>(List.of(1, 2)));
		irr.set(3);
		assertEquals(one, state.snapshot());
		assertEquals(one.hash(), state.hash());
	}

	@Test
	void aMachineBuiltAlikeHasEqualStates() {
		StateTest other = new StateTest();
		other.waiters.set(List.of(9));
		other.waiters.set(List.of(4));
		waiters.set(List.of(4));
		assertEquals(other.state.snapshot(), state.snapshot());
		other.entry.set(1);
		assertEquals(List.of(other.entry), other.state.snapshot().differences(state.snapshot()));
	}

	@Test
	void timersCountByWhatIsLeft() {
		expires.set(1001);
		Snapshot early = state.snapshot();
		state.clock().set(500);
		assertNotEquals(early, state.snapshot());
		expires.set(1501);
		assertEquals(early, state.snapshot());
		assertEquals(early.hash(), state.hash());
	}

	@Test
	void timesOfOtherClocksCountByWhatIsLeft() {
		LongField deadline = struct.time(name("timer.tscdeadline"), 2_500_000);
		deadline.set(2500);
		Snapshot early = state.snapshot();
		state.clock().set(400);
		assertNotEquals(early, state.snapshot());
		deadline.set(3500);
		assertEquals(early, state.snapshot());
		assertEquals(early.hash(), state.hash());
	}

	@Test
	void theFirstMomentIsATimeAsAnyOther() {
		expires.set(0);
		Snapshot early = state.snapshot();
		state.clock().set(500);
		expires.set(500);
		assertEquals(early, state.snapshot());
		expires.clear();
		assertNotEquals(early, state.snapshot());
	}

	@Test
	void whatOnlyTellsOfThePastDoesNotCount() {
		Snapshot before = state.snapshot();
		halted.set(7);
		assertEquals(before, state.snapshot());
		state.restore(before);
		assertEquals(0, halted.get(), "and is restored all the same");
	}

	@Test
	void restoringIsExactAndHeardOf() {
		List<String> heard = new ArrayList<>();
		irr.set(1);
		Snapshot before = state.snapshot();
		irr.set(2);
		waiters.set(List.of(1));
		state.tell((slot, from, to) -> heard.add(state.field(slot).name() + " " + from + " " + to));
		state.restore(before);
		state.tellNobody();
		assertEquals(List.of("irr 2 1", "waiters 1 0"), heard);
		assertEquals(before, state.snapshot());
		assertEquals(List.of(), waiters.get());
	}

	@Test
	void aSnapshotStaysAsItWas() {
		waiters.set(List.of(5));
		irr.set(8);
		Snapshot snapshot = state.snapshot();
		waiters.set(List.of(6));
		irr.set(9);
		assertEquals(8, snapshot.get(irr));
		assertEquals(List.of(5), snapshot.get(waiters));
		assertEquals("0x00000008", snapshot.text(irr));
		assertThrows(IllegalArgumentException.class, () -> snapshot.get(new StateTest().irr));
	}

	@Test
	void fieldsThatCameLaterAreGone() {
		Snapshot before = state.snapshot();
		IntField late = new Struct(state, KvmPlace.IRQFD, 0).number(new FieldName(KvmPlace.IRQFD, "gsi"));
		late.set(24);
		assertNotEquals(before, state.snapshot());
		state.restore(before);
		assertEquals(0, late.get());
		assertEquals(before, state.snapshot());
	}

	@Test
	void theHashIsThatOfTheValuesHoweverTheyWereWritten() {
		Random random = new Random(5);
		StateTest noted = new StateTest();
		noted.state.tell((slot, from, to) -> {
		});
		for (int write = 0; write < 2000; write++) {
			int value = random.nextInt(4);
			switch (random.nextInt(4)) {
			case 0 -> both(noted, test -> test.irr.set(value));
			case 1 -> both(noted, test -> test.entry.set(value * 0x123456789L));
			case 2 -> both(noted, test -> test.expires.set(value));
			default -> both(noted, test -> test.waiters.set(List.of(value)));
			}
			if (write % 7 == 0)
				assertEquals(noted.state.hash(), state.hash());
		}
		assertEquals(noted.state.snapshot(), state.snapshot());
	}

	private void both(StateTest other, Consumer<StateTest> write) {
		write.accept(this);
		write.accept(other);
	}
}
