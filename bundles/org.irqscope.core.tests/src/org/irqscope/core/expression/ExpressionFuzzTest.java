package org.irqscope.core.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.irqscope.core.expression.proposal.Proposal;
import org.irqscope.emulator.state.Snapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed is an expression, or is refused with a place in the text; nothing else ever happens. */
class ExpressionFuzzTest {
	private static final int INPUTS = 200_000, PROPOSALS_EVERY = 100, SEED = 7;
	private static final List<String> PARTS = List.of("lapic[0].irr", "ioapic.redirtbl[4].remote_irr", "gsi", "level",
			"vector", "function", "\"ioapic_set_irq\"", "context", "vcpu 0", "vcpu", "changed(", "pic.master.irr",
			"now", "depth", "routes[4]", "routes[", "eventfd[0].count", "vcpu[0].mp_state", "0x10", "33", "0b1", "1..2",
			"..", "==", "!=", "<=", ">", "&&", "||", "and", "or", "not", "!", "has", "in", "{", "}", ",", "(", ")", "[",
			"]", ".", ":", "&", "|", "^", "~", "+", "-", "<<", ">>", "true", "none", "'", "\"", "kvm-pit", " ", "\t",
			"\u00a7", "\ud83d\ude00", "\u0000", "99999999999999999999", "icr[63:32]", "=");
	private static final List<String> WHOLE = List.of("lapic[0].irr has 33 && !changed(pic.slave.imr)",
			"gsi == 4 && level", "vector in 32..47", "function == \"ioapic_set_irq\" or context == vcpu 0",
			"pic.master.irr & 0x10 != 0", "now > 1000 and depth <= 2", "routes[4] has 'ioapic'", "vector in {33, 34}");

	@TempDir
	static Path folder;
	private static Scope scope;

	@BeforeAll
	static void aMachineAndAHop() throws Exception {
		Walked walked = Walked.apic(folder);
		Snapshot state = walked.end();
		scope = Scope.of(state, Optional.of(walked.walk().hop(5)));
	}

	private final Random random = new Random(SEED);

	private String input() {
		return random.nextBoolean() ? random() : mutated(WHOLE.get(random.nextInt(WHOLE.size())));
	}

	private String random() {
		StringBuilder text = new StringBuilder();
		for (int count = random.nextInt(12); count >= 0; count--)
			text.append(PARTS.get(random.nextInt(PARTS.size()))).append(random.nextInt(3) == 0 ? "" : " ");
		return text.toString();
	}

	private String mutated(String whole) {
		StringBuilder text = new StringBuilder(whole);
		for (int count = random.nextInt(4); count >= 0; count--) {
			int at = random.nextInt(text.length() + 1);
			int end = Math.min(text.length(), at + random.nextInt(4));
			text.replace(at, end, random.nextBoolean() ? PARTS.get(random.nextInt(PARTS.size())) : "");
		}
		return text.toString();
	}

	@Test
	void nothingButAnExpressionOrAnErrorWithItsPlace() {
		int good = 0;
		for (int number = 0; number < INPUTS; number++)
			good += look(input()) ? 1 : 0;
		assertTrue(good > INPUTS / 50 && good < INPUTS / 2, good + " expressions");
	}

	private static boolean look(String text) {
		try {
			Datum datum = Expression.parse(text).value(scope);
			assertEquals(datum, Expression.parse(text).value(scope), text);
			return true;
		} catch (ExpressionException e) {
			assertTrue(0 <= e.start() && e.start() <= e.end() && e.end() <= text.length(), text);
			assertTrue(!e.getMessage().isEmpty(), text);
			return false;
		} catch (RuntimeException | Error e) {
			throw new AssertionError(text, e);
		}
	}

	@Test
	void proposalsFitWhereverTheyAreAskedFor() {
		for (int number = 0; number < INPUTS / PROPOSALS_EVERY; number++) {
			String text = input();
			int offset = random.nextInt(text.length() + 1);
			for (Proposal proposal : Expression.proposals(text, offset, scope.names())) {
				assertTrue(proposal.start() <= offset && proposal.end() == offset, text);
				assertTrue(proposal.in(text).startsWith(text.substring(0, proposal.start()) + proposal.text()), text);
			}
		}
	}
}
