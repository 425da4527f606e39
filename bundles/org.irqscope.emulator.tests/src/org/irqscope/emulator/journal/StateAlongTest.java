package org.irqscope.emulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.state.StateView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy of the state that goes along a walk is at each hop what the machine was there. */
class StateAlongTest {
	private static final int PIN = 4, VECTOR = 0x31;

	private final Bench bench = new Bench();
	private RecordedWalk walk;

	@BeforeEach
	void interrupts() {
		bench.fx(1);
		bench.ioa.rte(PIN, VECTOR);
		bench.run(0);
		bench.runAll();
		bench.kvm().journal().start();
		bench.ioctls().irqLine(PIN, 1);
		bench.ioctls().irqLine(PIN, 0);
		bench.runAll();
		walk = bench.kvm().journal().stop();
	}

	private Snapshot state(int position) {
		walk.goTo(position);
		return bench.kvm().journal().state().snapshot();
	}

	private static List<String> texts(List<Field> fields, StateView state) {
		return fields.stream().map(field -> field.place() + " " + field.name() + " " + state.text(field)).toList();
	}

	private void compare(StateAlong along, int hop) {
		Snapshot expected = state(hop + 1);
		StateView found = along.after(walk, hop);
		assertEquals(texts(expected.fields(), expected), texts(expected.fields(), found));
		assertEquals(expected.now(), found.now());
		assertTrue(found.kept().hasFieldsOf(expected));
	}

	@Test
	void itIsThatOfTheMachineForwardsBackwardsAndAnywhere() {
		StateAlong along = new StateAlong(state(walk.size() / 2), walk.size() / 2);
		for (int hop = 0; hop < walk.size(); hop++)
			compare(along, hop);
		for (int hop = walk.size() - 1; hop >= 0; hop--)
			compare(along, hop);
		Random random = new Random(7);
		for (int time = 0; time < 100; time++)
			compare(along, random.nextInt(walk.size()));
	}

	@Test
	void theMachineStaysWhereItIs() {
		Snapshot before = state(3);
		new StateAlong(before, 3).after(walk, walk.size() - 1);
		assertEquals(before, bench.kvm().journal().state().snapshot());
		assertEquals(3, walk.position());
	}
}
