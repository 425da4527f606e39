package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.Scope;
import org.irqscope.core.run.Request.Move;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run with breakpoints stops after the same hops on its way there and back. */
class BreakpointRunTest {
	@TempDir
	Path folder;
	private RunControl run;

	@BeforeEach
	void aSerialPortAndATimer() throws Exception {
		var machine = Runs.withPeriodicTimer(Runs.apic(folder), 300_000);
		run = Runs.of(machine);
		Runs.ask(run, new Request.Then(Runs.device(machine, 0)), Move.TO_END, new Request.Then(Runs.time(1_000_000)));
		Runs.ask(run, Move.TO_START);
	}

	private List<Integer> positions(Move move) throws Exception {
		List<Integer> positions = new ArrayList<>();
		for (Stop stop = Runs.ask(run, move); stop.cause() == Stop.Cause.BREAKPOINT; stop = Runs.ask(run, move)) {
			assertTrue(stop.hits().stream().allMatch(hit -> hit.problem().isEmpty()), stop.hits().toString());
			assertEquals(stop.position() - 1, stop.hits().get(0).hop());
			positions.add(stop.position());
		}
		return positions;
	}

	@ParameterizedTest
	@ValueSource(strings = { "function ioapic_set_irq", "function kvm_set_irq return",
			"tracepoint kvm_apicv_accept_irq",
			"gsi 4",
			"pin ioapic 4", "pin pic 4", "vector 0xec", "vcpu 0", "field lapic[0].irr bit 0xec set",
			"field lapic[0].isr bit 33 cleared", "field pic.master.irr", "eventfd 0",
			"function guest_vector if now > 500000", "vector 0xec count 2", "gsi 4 in kworker if level" })
	void theSameHopsStopForwardsAndBackwards(String text) throws Exception {
		run.stopAt(Breakpoint.condition(List.of(Breakpoint.parse(text))));
		List<Integer> forwards = positions(Move.RESUME);
		List<Integer> backwards = positions(Move.REVERSE_RESUME);
		assertEquals(0, run.stop().orElseThrow().position());
		Collections.reverse(backwards);
		assertFalse(forwards.isEmpty(), text);
		assertEquals(forwards, backwards);
	}

	@Test
	void aConditionIsAskedAboutTheStateAtTheStop() throws Exception {
		run.stopAt(Breakpoint.condition(List.of(Breakpoint.parse("vcpu 0 if lapic[0].irr has 33"))));
		Stop stop = Runs.ask(run, Move.RESUME);
		assertEquals(Stop.Cause.BREAKPOINT, stop.cause());
		assertTrue(Expression.parse("lapic[0].irr has 33")
				.holds(Scope.of(stop.state().orElseThrow(), stop.hop())));
	}
}
