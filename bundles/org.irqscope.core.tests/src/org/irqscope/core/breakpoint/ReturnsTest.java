package org.irqscope.core.breakpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.run.Hit;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunControl;
import org.irqscope.core.run.Stop;
import org.irqscope.core.run.StopCondition;
import org.irqscope.core.run.Waiting;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.x86.X86Vocabulary;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The return of a function stops a walk that is just being recorded where it stops one that is gone back through,
 * whichever contexts run in between.
 */
class ReturnsTest {
	@TempDir
	Path folder;
	/** The handler of an NMI ends without a word to any chip. */
	private static final Impulse NMI = new Impulse.OfMessage("NMI", 0xfee00000L, 0x400);
	private final Set<String> hits = new TreeSet<>();
	private int seen;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void everyFunctionReturnsAtTheSameHopsForwardsAndBackwards(int seed) throws Exception {
		VirtualMachine machine = new Texted(folder).with(seed % 2 == 0 ? Examples.APIC : Examples.NOAPIC).machine();
		machine.getHost().setApicv(seed % 4 < 2);
		StopCondition returns = Breakpoint.condition(returns());
		try (Session session = Session.of(machine)) {
			Impulse device = new Impulse.OfDevice(machine.getDevices().get(0).getName(), 0);
			Stop end = record(session.control(), device, new Random(seed), returns);
			List<String> forwards = List.copyOf(hits);
			hits.clear();
			look(end.walk(), 0, returns);
			assertFalse(hits.isEmpty(), "functions return");
			assertEquals(String.join("\n", forwards), String.join("\n", hits));
		}
	}

	/** Lets any context go on that can, and the device interrupt at any time; looks at hops when they are new. */
	private Stop record(RunControl run, Impulse device, Random random, StopCondition returns) throws Exception {
		Stop stop = ask(run, new Request.Then(device));
		for (int step = 0; step < 400 && !stop.waiting().isEmpty(); step++) {
			List<Waiting> waiting = stop.waiting();
			stop = random.nextInt(20) == 0 ? ask(run, new Request.Act(random.nextBoolean() ? NMI : device))
					: ask(run, new Request.StepContext(waiting.get(random.nextInt(waiting.size())).context()));
			look(stop.walk(), seen, returns);
			seen = stop.length();
			stop = ask(run, new Request.GoTo(seen));
		}
		return stop;
	}

	private static Stop ask(RunControl run, Request request) throws Exception {
		return run.request(request).get();
	}

	private void look(Walk walk, int from, StopCondition condition) {
		for (int hop = from; hop < walk.size(); hop++)
			for (Hit hit : condition.at(walk, hop, ReturnsTest::noState))
				hits.add(String.format("%4d ", hit.hop()) + hit.breakpoint());
	}

	private static Snapshot noState(int hop) {
		throw new AssertionError("no state is asked for");
	}

	private static List<Breakpoint> returns() throws ExpressionException {
		List<Breakpoint> returns = new ArrayList<>();
		for (String function : X86Vocabulary.ALL.sites().stream().map(Site::functionName).distinct().toList())
			returns.add(Breakpoint.parse("function " + function + " return"));
		return returns;
	}
}
