package org.irqscope.core.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.x86.X86Site;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions say about a machine while its serial port interrupts with vector 33. */
class ExpressionTest {
	@TempDir
	static Path folder;
	private static Walked walked;
	/** The hop that puts vector 33 into the IRR. */
	private static int accepted;

	@BeforeAll
	static void theSerialPortInterrupts() throws Exception {
		walked = Walked.apic(folder);
		accepted = walked.walk().hops().stream().filter(hop -> hop.changes().stream()
				.anyMatch(change -> change.name().equals("IRR[1]"))).findFirst().orElseThrow().number();
	}

	private static Datum value(String expression, Scope scope) throws ExpressionException {
		return Expression.parse(expression).value(scope);
	}

	private static String atEnd(String expression) throws ExpressionException {
		return value(expression, Scope.of(walked.end(), Optional.empty())).text();
	}

	@Test
	void theVectorIsInTheIrrWhereItIsAccepted() throws Exception {
		assertFalse(value("lapic[0].irr has 33", walked.after(accepted - 1)).holds());
		assertTrue(value("lapic[0].irr has 33", walked.after(accepted)).holds());
		assertTrue(value("33 in LAPIC[0].IRR", walked.after(accepted)).holds());
		assertEquals("33", value("lapic[0].irr", walked.after(accepted)).text());
		assertEquals(List.of(accepted), walked.where("changed(lapic[0].irr) && lapic[0].irr has 33"));
	}

	@Test
	void theIrrIsChangedWhereTheVectorComesAndWhereItGoes() throws Exception {
		List<Integer> changed = walked.where("changed(lapic[0].irr)");
		assertEquals(2, changed.size());
		assertEquals(X86Site.VIRTUAL_INTERRUPT_DELIVERY, walked.walk().hop(changed.get(1)).site());
		assertEquals(changed, walked.where("changed(lapic[0].irr[1])"));
		assertEquals(List.of(), walked.where("changed(lapic[0].irr[2])"));
	}

	@Test
	void argumentsOfAHopAreThoseOfItsFunction() throws Exception {
		List<Integer> expected = walked.walk().hops().stream().filter(hop -> hop.argument("gsi").orElse(-1) == 4
				&& hop.argument("level").orElse(0) == 1).map(Hop::number).toList();
		assertFalse(expected.isEmpty());
		assertEquals(expected, walked.where("gsi == 4 && level"));
		assertEquals(List.of(), walked.where("gsi == 5"));
		assertEquals(walked.where("vector == 33"), walked.where("vector in 32..47"));
		assertEquals(walked.where("vector == 33"), walked.where("vector in {33, 34}"));
		assertEquals(List.of(), walked.where("vector == 33 and vector not in 32..47"));
	}

	@Test
	void whatAHopDoesNotHaveIsNoneAndNothingElse() throws Exception {
		int all = walked.walk().size();
		int withGsi = all - walked.where("gsi == none").size();
		assertEquals(walked.where("gsi == 4").size(), withGsi);
		assertEquals(all, walked.where("gsi != 5").size());
		assertEquals(withGsi, walked.where("gsi >= 0").size());
		assertEquals(withGsi, walked.where("gsi + 1 >= 0").size());
	}

	@Test
	void functionsContextsAndTracepointsAreNames() throws Exception {
		assertEquals(2, walked.where("function == \"kvm_ioapic_set_irq\"").size());
		assertEquals(walked.where("context == guest 0"), walked.where("context == \"guest 0\""));
		assertFalse(walked.where("context == guest 0").isEmpty());
		assertFalse(walked.where("context == vmm").isEmpty());
		assertEquals(2, walked.where("event == \"kvm_set_irq\"").size());
		assertEquals(walked.where("function has \"ioapic\""),
				walked.walk().hops().stream().filter(hop -> hop.site().functionName().contains("ioapic"))
						.map(Hop::number).toList());
		assertEquals(walked.where("function == 'ioapic_service'"), walked.where("reason == 'ioapic_sends'"));
	}

	@Test
	void numbersOfHopsAreThoseThatTheWalkPrints() throws Exception {
		assertEquals(List.of(0), walked.where("hop == 1"));
		assertEquals(walked.walk().hops().stream().filter(hop -> hop.depth() <= 2).map(Hop::number).toList(),
				walked.where("depth <= 2"));
		assertEquals(walked.walk().hops().stream().filter(hop -> hop.result().isPresent()).map(Hop::number).toList(),
				walked.where("result != none"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ioapic.redirtbl[4].vector | 33",
			"ioapic.redirtbl[4].remote_irr | false", "ioapic.ioredtbl[4].vector | 33",
			"ioapic.redirtbl[4].trig_mode | edge", "ioapic.redirtbl[4].delivery_mode == 'fixed' | true",
			"ioapic.redirtbl[5].mask | true", "ioapic.redirtbl[4] | 0x21", "ioapic[0].irr | 0x00000000",
			"pic.master.imr | 0xff", "pic[1].imr & 0x10 != 0 | true",
			"pic.master.imr has 4 | true",
			"pic.master.irr & 0x10 != 0 | true",
			"pic.master.irr & 0x20 != 0 | false",
			"vcpu[0].mp_state | RUNNABLE", "vcpu[0].mp_state == 'runnable' | true",
			"vcpu[0].mp_state == 0 | true", "vcpu[0].handling | none", "vcpu[0].if | true", "vcpu[0].if == 1 | true",
			"lapic[0].isr | none", "lapic[0].tpr | 0x00000000", "lapic[0].ppr.class | 0",
			"lapic[0].lvt_lint0.delivery_mode | extint", "lapic[0].svr.enabled | true",
			"lapic[0].dfr == 0xffffffff | true", "now | 0", "now > 1000 | false",
			"routes[4] | pic.master pin 4, ioapic pin 4", "routes[4] has 'ioapic' | true", "routes[99] | ",
			"routing.irq_routing has 'GSIs' | true", "1 + 2 << 3 | 24", "-1 & 0xff | 255", "~0 == -1 | true",
			"1 | 2 | 3", "0b101 ^ 0x1 | 4", "!true or not false | true", "none == none | true", "gsi | none" })
	void stateAtTheEnd(String row) throws Exception {
		int last = row.lastIndexOf(" | ");
		assertEquals(row.substring(last + 3), atEnd(row.substring(0, last)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a && b || c", "a || b && c", "!a == b", "a & 1 != 0", "a in 1..2 && b" })
	void textOfAnExpressionIsKept(String text) throws Exception {
		assertEquals(text, Expression.parse("  " + text + " ").text());
	}

	@Test
	void expressionsAboutHopsAloneNeedNoState() throws Exception {
		assertFalse(Expression.parse("gsi == 4 && context == vcpu 0").needsState());
		assertTrue(Expression.parse("changed(lapic[0].irr)").needsState());
		assertTrue(Expression.parse("gsi == 4 && pic.master.imr == 0").needsState());
		Hop hop = walked.walk().hop(0);
		assertEquals(hop.site().functionName(), Expression.parse("function").value(Scope.of(hop)).text());
	}
}
