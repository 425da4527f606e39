package org.irqscope.core.breakpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.core.expression.Walked;
import org.irqscope.core.listing.HopRows;
import org.irqscope.core.run.StopCondition;
import org.irqscope.emulator.journal.StateAlong;
import org.irqscope.emulator.journal.Walk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All hops of a walk at which breakpoints stop are found while the machine stands where it stands. */
class HitHopsTest {
	@TempDir
	static Path folder;
	private static Walked walked;
	private static Walk walk;

	@BeforeAll
	static void interrupt() throws Exception {
		walked = Walked.apic(folder);
		walk = walked.walk().soFar();
	}

	private static List<Integer> stops(String text) throws Exception {
		StopCondition condition = Breakpoint.condition(List.of(Breakpoint.parse(text)));
		List<Integer> hops = new ArrayList<>();
		for (int hop = 0; hop < walk.size(); hop++)
			if (!condition.at(walk, hop, one -> walked.at(one + 1)).isEmpty())
				hops.add(hop);
		return hops;
	}

	private static List<Integer> found(Optional<StateAlong> state, String text) throws Exception {
		HitHopsBuilder builder = new HitHopsBuilder(List.of(Breakpoint.parse("gsi 9"), Breakpoint.parse(text)), state);
		builder.extend(walk, 5);
		builder.extend(walk, walk.size());
		assertEquals(walk.size(), builder.length());
		HopRows rows = builder.hits().get(1).hops();
		return IntStream.range(0, rows.size()).mapToObj(rows::hop).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "gsi 4", "function kvm_set_irq return", "pin ioapic 4", "gsi 4 count 2",
			"field lapic[0].irr bit 33 set", "vcpu 0 if lapic[0].irr has 33", "vcpu 0 count 1 if lapic[0].irr has 33" })
	void hopsAtWhichARunWouldStopAreFoundWithoutMovingTheMachine(String text) throws Exception {
		List<Integer> expected = stops(text);
		assertFalse(expected.isEmpty(), text);
		StateAlong middle = new StateAlong(walked.at(walk.size() / 2), walk.size() / 2);
		assertEquals(expected, found(Optional.of(middle), text));
	}

	@Test
	void aDisabledBreakpointSaysWhereItWouldStop() throws Exception {
		assertEquals(stops("gsi 4"), found(Optional.empty(), "gsi 4 off"));
	}

	@Test
	void withoutAStateNothingIsSaidOfIt() throws Exception {
		assertEquals(List.of(), found(Optional.empty(), "vcpu 0 if lapic[0].irr has 33"));
	}
}
