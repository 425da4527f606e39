package org.irqscope.emulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.x86.X86Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read of a hop as numbers is what the hop says. */
class HopReaderTest {
	private static final int PIN = 4, VECTOR = 0x31;

	private final Bench bench = new Bench();
	private RecordedWalk walk;

	/** Writes down what it is told. */
	private static final class Notes extends HopReader {
		private final List<String> notes = new ArrayList<>();
		private final Map<Field, long[]> written = new LinkedHashMap<>();

		@Override
		protected void entered(int site, int index, long a, long b) {
			notes.add(site + " " + index + " " + a + " " + b);
		}

		@Override
		protected void wrote(Field field, long from, long to) {
			if (field.shown())
				written.computeIfAbsent(field, first -> new long[] { from, to })[1] = to;
		}

		@Override
		protected void emitted(int tracepoint, long a, long b, long c, long d) {
			notes.add("tracepoint " + tracepoint);
		}

		List<String> changes() {
			return written.entrySet().stream().filter(one -> one.getValue()[0] != one.getValue()[1])
					.map(one -> one.getKey().change(one.getValue()[0], one.getValue()[1]).toString()).toList();
		}
	}

	@BeforeEach
	void anInterruptFromItsEdgeToItsEoi() {
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

	@Test
	void numbersOfAHopAreThoseOfTheHop() {
		for (Hop hop : walk.hops()) {
			Notes notes = new Notes();
			walk.read(hop.number(), notes);
			List<String> expected = new ArrayList<>();
			expected.add(hop.site().number() + " " + hop.place().index() + " " + argument(hop, 0) + " "
					+ argument(hop, 1));
			hop.events().forEach(event -> expected.add("tracepoint " + event.tracepoint().number()));
			assertEquals(expected, notes.notes);
			assertEquals(hop.changes().stream().map(Object::toString).toList(), notes.changes());
		}
	}

	private static long argument(Hop hop, int at) {
		return at < hop.arguments().size() ? hop.arguments().get(at) : 0;
	}

	@Test
	void linksOfHopsAreThoseOfTheHops() {
		for (Hop hop : walk.hops()) {
			assertEquals(hop.site().number(), walk.siteNumber(hop.number()));
			assertEquals(walk.parent(hop.number()).orElse(-1), walk.caller(hop.number()));
			assertEquals(hop.continued(), walk.continued(hop.number()));
		}
	}

	@Test
	void eachFunctionIsLeftOnceButTheOneThatTheGuestRunsIn() {
		long entered = walk.hops().stream().filter(hop -> !hop.continued() && hop.site() != X86Site.VCPU_RUN).count();
		long left = walk.hops().stream().filter(hop -> walk.left(hop.number())).count();
		assertTrue(entered > 5, "an interrupt enters functions");
		assertEquals(entered, left);
	}

	@Test
	void whatReturnsANumberIsLeftWhereItReturns() {
		for (Hop hop : walk.hops())
			if (hop.result().isPresent())
				assertTrue(walk.left(hop.number()), hop.toString());
	}
}
