package org.irqscope.core.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.expression.Scope;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of the hops of an interrupt leaves out what nobody wants to see. */
class HopOutlineTest {
	@TempDir
	Path folder;
	private Session session;
	private Walk walk;

	@BeforeEach
	void run() throws Exception {
		var machine = new Texted(folder).with(Examples.APIC).machine();
		session = Session.run(machine, Session.stimulus(machine, Optional.empty()));
		walk = session.walk();
	}

	@AfterEach
	void close() {
		session.close();
	}

	private HopRows rows(HopOutline outline) {
		HopRowsBuilder builder = new HopRowsBuilder(outline, session.shown().orElseThrow().stateAlong());
		builder.extend(walk, 7);
		builder.rows();
		builder.extend(walk, walk.size());
		return builder.rows();
	}

	private List<Integer> listed(HopOutline outline) {
		HopRows rows = rows(outline);
		return IntStream.range(0, rows.size()).mapToObj(rows::hop).toList();
	}

	private List<Integer> hops(Predicate<Hop> wanted) {
		return walk.hops().stream().filter(wanted).map(Hop::number).toList();
	}

	private HopOutline filter(String text) throws ExpressionException {
		return HopOutline.ALL.with(HopFilter.parse(text, names()));
	}

	@Test
	void anExpressionLeavesTheHopsForWhichItHolds() throws Exception {
		assertEquals(hops(hop -> hop.argument("vector").orElse(-1) == 33), listed(filter("vector == 33")));
		assertEquals(hops(hop -> hop.context().label().equals("kworker") && hop.depth() > 3),
				listed(filter("context == \"kworker\" && depth > 3")));
	}

	private MachineNames names() {
		return MachineNames.of(session.shown().orElseThrow().state().orElseThrow());
	}

	/** The hops after which an expression holds, by going there. */
	private List<Integer> after(String text) throws Exception {
		Expression expression = Expression.parse(text);
		List<Integer> found = new ArrayList<>();
		for (Hop hop : walk.hops()) {
			session.goTo(hop.number() + 1);
			if (expression.holds(Scope.of(session.shown().orElseThrow().state().orElseThrow(), Optional.of(hop))))
				found.add(hop.number());
		}
		return found;
	}

	@ParameterizedTest
	@ValueSource(strings = { "lapic[0].irr has 33", "lapic[0].isr has 33 || ioapic.redirtbl[4].remote_irr",
			"ioapic.irr & 0x10 != 0 && context == \"kworker\"", "changed(lapic[0].irr)" })
	void anExpressionAboutTheMachineLeavesTheHopsAfterWhichItHolds(String text) throws Exception {
		List<Integer> expected = after(text);
		assertFalse(expected.isEmpty(), text);
		for (int position : new int[] { 0, walk.size() / 2, walk.size() }) {
			session.goTo(position);
			assertEquals(expected, listed(filter(text)), text + " from " + position);
		}
	}

	@Test
	void anExpressionAboutAMachineIsRefusedWhereOnlyHopsAreKnown() {
		ExpressionException refused = assertThrows(ExpressionException.class,
				() -> HopFilter.parse("lapic[0].irr has 33", MachineNames.NONE));
		assertTrue(refused.located().contains("no machine"), refused.located());
	}

	@Test
	void aFilterAboutAnotherMachineIsToBeReadAgain() throws Exception {
		Optional<Snapshot> here = session.shown().orElseThrow().state();
		assertFalse(HopFilter.parse("gsi == 4", MachineNames.NONE).isStale(here));
		assertFalse(HopFilter.parse("lapic[0].irr has 33", names()).isStale(here));
		assertTrue(HopFilter.parse("lapic[0].irr has 33", names()).isStale(Optional.empty()));
	}

	@Test
	void plainWordsAreLookedForInAllThatARowSays() throws Exception {
		assertTrue(HopFilter.parse("irqfd_inject", MachineNames.NONE).isWords());
		assertEquals(hops(hop -> HopText.of(hop).contains("posted")), listed(filter("Posted")));
		assertFalse(listed(filter("Posted")).isEmpty());
	}

	@Test
	void whatIsNeitherExpressionNorWordsIsRefusedAtItsPlace() {
		ExpressionException refused = assertThrows(ExpressionException.class,
				() -> HopFilter.parse("vector == (", MachineNames.NONE));
		assertTrue(refused.start() >= 10, refused.located());
	}

	@Test
	void onlyHopsThatChangeSomethingCanBeListed() {
		assertEquals(hops(hop -> !hop.changes().isEmpty()), listed(HopOutline.ALL.withChangesOnly(true)));
	}

	@Test
	void callsFoldByDepthAndOneByOne() {
		assertEquals(hops(hop -> hop.depth() <= 2), listed(HopOutline.ALL.withFoldedFrom(2)));
		Hop caller = walk.hops().stream().filter(hop -> hop.site().functionName().equals("kvm_set_irq")).findFirst()
				.orElseThrow();
		List<Integer> called = hops(
				hop -> hop.number() != caller.number() && walk.stack(hop.number()).contains(caller));
		List<Integer> rest = hops(hop -> !called.contains(hop.number()));
		assertFalse(called.isEmpty());
		HopOutline folded = HopOutline.ALL.withTurned(caller.number());
		assertEquals(rest, listed(folded));
		assertTrue(folded.isFolded(walk, caller.number()));
		assertEquals(walk.size(), listed(folded.withTurned(caller.number())).size());
	}

	@Test
	void oneCallUnfoldsWhereAllAreFolded() {
		HopOutline outermost = HopOutline.ALL.withFoldedFrom(0);
		int first = walk.hops().stream().filter(hop -> hop.depth() == 1).findFirst().orElseThrow().number();
		int caller = walk.caller(first);
		assertTrue(outermost.isFolded(walk, caller));
		assertEquals(hops(hop -> hop.depth() == 0 || walk.caller(hop.number()) == caller),
				listed(outermost.withTurned(caller)));
	}

	@Test
	void aHopThatIsLeftOutStandsInTheRowOfTheLastBeforeIt() {
		HopRows rows = rows(HopOutline.ALL.withFoldedFrom(0));
		for (int hop = 0; hop < walk.size(); hop++) {
			int row = rows.row(hop);
			assertTrue(rows.hop(row) <= hop && (row + 1 == rows.size() || rows.hop(row + 1) > hop));
		}
	}
}
