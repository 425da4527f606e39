package org.irqscope.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.conform.ConformanceResult.DifferingScript;
import org.irqscope.emulator.script.Backend;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.Test;

/** Two backends run the same random operations, and every answer is compared. */
class ConformanceTest {
	private static final int ALWAYS = Integer.MAX_VALUE;
	private static final ConformancePlan PICS = new ConformancePlan(List.of(ScriptKind.PIC), 1, 2100, 200);

	private static ConformanceResult compare(Backend<?> other, ConformancePlan plan) {
		return new Conformance(EmulatedX86Vm.backend(Host.DEFAULT), other).run(plan, new NullProgressMonitor());
	}

	@Test
	void theEmulatorAgreesWithItself() {
		ConformanceResult result = compare(EmulatedX86Vm.backend(Host.DEFAULT), ConformancePlan.ofAllKinds(5, 3600));
		assertEquals(3600, result.opsRun());
		assertEquals(3600, result.opsEqual());
		assertEquals(15, result.scripts());
		assertTrue(result.first().isEmpty());
		assertTrue(result.eventsCompared() > 2000);
	}

	@Test
	void oneWrongBitIsFoundAndTheRestOfItsScriptIsLeftOut() {
		ConformanceResult result = compare(new WrongBackend(true, ALWAYS), PICS);
		assertEquals(11, result.scripts());
		assertTrue(result.scriptsDiffering() > 0);
		assertEquals(result.opsRun() - result.scriptsDiffering(), result.opsEqual());
		assertTrue(result.opsRun() < PICS.ops());
		DifferingScript first = result.first().orElseThrow();
		assertEquals("pic0", first.difference().field());
		assertEquals(first.lines().get(first.difference().op().line() - 1), first.difference().op().text());
		assertEquals(first.lines(), ScriptGenerator.script(first.kind(), first.seed(), first.lines().size()));
	}

	@Test
	void aWrongBitIsFoundWhereNoTracepointsCanBeSeen() {
		ConformanceResult result = compare(new WrongBackend(false, ALWAYS), PICS);
		assertEquals(0, result.eventsCompared());
		assertTrue(result.first().isPresent());
	}

	@Test
	void tracepointsThatOnlyOneSideShowsAreNoDifference() {
		ConformanceResult result = compare(new WrongBackend(false, 0), PICS);
		assertEquals(PICS.ops(), result.opsEqual());
		assertEquals(0, result.eventsCompared());
	}

	@Test
	void theFirstScriptThatDiffersIsMadeSmall() {
		Conformance conformance = new Conformance(EmulatedX86Vm.backend(Host.DEFAULT), new WrongBackend(true, ALWAYS));
		DifferingScript first = conformance.run(PICS, new NullProgressMonitor()).first().orElseThrow();
		List<String> minimal = conformance.shrink(first, new NullProgressMonitor()).orElseThrow();
		assertTrue(minimal.size() <= 4, minimal.toString());
		assertTrue(minimal.contains("line 5 1"), minimal.toString());
	}

	@Test
	void itCanBeCancelled() {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		Backend<?> emulator = EmulatedX86Vm.backend(Host.DEFAULT);
		assertThrows(OperationCanceledException.class, () -> new Conformance(emulator, emulator).run(PICS, monitor));
	}

	@Test
	void aPlanHasKindsAndOperations() {
		assertThrows(IllegalArgumentException.class, () -> new ConformancePlan(List.of(), 1, 10, 10));
		assertThrows(IllegalArgumentException.class, () -> ConformancePlan.ofAllKinds(1, 0));
	}
}
