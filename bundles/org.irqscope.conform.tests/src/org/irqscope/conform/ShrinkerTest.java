package org.irqscope.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.emulator.script.Backend;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.Test;

/** A script with a difference becomes small, and still shows it. */
class ShrinkerTest {
	private static final IProgressMonitor MONITOR = new NullProgressMonitor();
	private final Backend<?> right = EmulatedX86Vm.backend(Host.DEFAULT);
	private final Backend<?> wrong = new WrongBackend(true, Integer.MAX_VALUE);

	private Optional<AnswerDifference> difference(List<String> script) throws ScriptException {
		return ScriptComparison.run(OpScript.parse(script), right, wrong, MONITOR).difference();
	}

	/** Two lines that matter among others that do not. */
	private static List<String> longScript() {
		List<String> script = new ArrayList<>(List.of("vm 3", "lapic-enable"));
		for (int at = 0; at < 100; at++)
			script.addAll(List.of("line 3 " + at % 2, "in 0x21 1", "irqfd 9", "signal 0", "out 0x4d0 0x08 2"));
		script.add(220, "out 0x4d0 0x20");
		script.add(221, "line 5 1");
		return script;
	}

	@Test
	void onlyTheLinesRemainThatTheDifferenceNeeds() throws ScriptException {
		List<String> script = longScript();
		AnswerDifference found = difference(script).orElseThrow();
		assertEquals("pic0", found.field());
		Shrinker shrinker = new Shrinker(right, wrong, Shrinker.RUNS);
		assertEquals(Optional.of(List.of("out 0x4d0 0x20", "line 5 1")), shrinker.shrink(script, found, MONITOR));
		assertTrue(shrinker.runs() < Shrinker.RUNS / 5, shrinker.runs() + " runs");
	}

	@Test
	void ofARandomScriptNoLineThatRemainsCanBeLeftOut() throws ScriptException {
		long seed = 1;
		while (difference(ScriptGenerator.script(ScriptKind.PIC, seed, 250)).isEmpty())
			seed++;
		List<String> script = ScriptGenerator.script(ScriptKind.PIC, seed, 250);
		AnswerDifference found = difference(script).orElseThrow();
		List<String> minimal = shrink(script, found, Shrinker.RUNS).orElseThrow();
		assertTrue(difference(minimal).orElseThrow().resembles(found));
		assertEquals(minimal, shrink(script, found, Shrinker.RUNS).orElseThrow());
		for (int at = 0; at < minimal.size(); at++) {
			List<String> less = new ArrayList<>(minimal);
			less.remove(at);
			assertTrue(isRefused(less) || difference(less).filter(found::resembles).isEmpty(), "line " + (at + 1));
		}
	}

	private Optional<List<String>> shrink(List<String> script, AnswerDifference found, int runs) {
		return new Shrinker(right, wrong, runs).shrink(script, found, MONITOR);
	}

	private static boolean isRefused(List<String> script) {
		try {
			return OpScript.parse(script).ops().isEmpty();
		} catch (ScriptException e) {
			return true;
		}
	}

	@Test
	void aDifferenceInAnotherFieldIsNotTheSame() throws ScriptException {
		AnswerDifference found = difference(longScript()).orElseThrow();
		AnswerDifference other = new AnswerDifference(found.op(), "result", found.first(), found.second());
		assertEquals(Optional.empty(), shrink(longScript(), other, Shrinker.RUNS));
	}

	@Test
	void afterSoManyRunsTheSmallestScriptSoFarIsGiven() throws ScriptException {
		AnswerDifference found = difference(longScript()).orElseThrow();
		List<String> small = shrink(longScript(), found, 3).orElseThrow();
		assertTrue(small.size() > 2 && small.size() < 300, small.size() + " lines");
		assertTrue(difference(small).orElseThrow().resembles(found));
	}

	@Test
	void aDifferenceThatDoesNotComeAgainHasNoSmallestScript() throws ScriptException {
		Backend<?> once = new WrongBackend(true, 1);
		List<String> script = longScript();
		AnswerDifference found = ScriptComparison.run(OpScript.parse(script), right, once, MONITOR).difference()
				.orElseThrow();
		assertEquals(Optional.empty(), new Shrinker(right, once, Shrinker.RUNS).shrink(script, found, MONITOR));
	}
}
