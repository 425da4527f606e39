package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.decision.DecisionText;
import org.irqscope.core.decision.SavedSession;
import org.irqscope.core.decision.SessionException;
import org.irqscope.core.decision.SessionReplay;
import org.irqscope.core.decision.SessionText;
import org.irqscope.core.run.Request.Move;
import org.irqscope.emulator.journal.Context;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was decided in a session is written down, and repeated exactly. */
class RepeatedSessionTest {
	@TempDir
	Path folder;
	private VirtualMachine machine;
	private RunControl run;

	@BeforeEach
	void load() throws Exception {
		machine = Runs.withPeriodicTimer(Runs.twoDevices(folder), 300_000);
		run = Runs.of(machine);
	}

	private void decide(String... lines) throws Exception {
		for (String line : lines)
			Runs.ask(run, new Request.Decide(DecisionText.parse(line)));
	}

	/** A worker before the guest and after it, a masked entry, and a timer, on three branches. */
	private void walk() throws Exception {
		decide("device 0 # ttyS0", "line 11 1");
		int choice = run.stop().orElseThrow().position();
		decide("run vcpu 0", "run kworker", "advance 400000", "go 9");
		Runs.ask(run, new Request.GoTo(choice), new Request.StepContext(Context.KWORKER), Move.TO_END);
		decide("set IOAPIC 0 redirtbl[11] 0x10051", "route-msi 30 0xfee00000 0x77", "route-commit", "line 30 1");
		Runs.ask(run, Move.TO_END, new Request.Rename(run.stop().orElseThrow().branch().number(), "other way"));
		Runs.ask(run, new Request.GoTo(40), new Request.Decide(DecisionText.parse("wrmsr 0x1b 0xfee00900")));
		Runs.ask(run, Move.TO_END, new Request.Switch(0), new Request.GoTo(17));
	}

	private List<String> lines() throws Exception {
		return SessionText.lines(SavedSession.of(run.log().get()));
	}

	private Stop replay(List<String> lines) throws Exception {
		run = Runs.of(machine);
		return new SessionReplay(run, new NullProgressMonitor()).replay(SessionText.parse(lines));
	}

	@Test
	void aSessionIsRepeatedWithAllItsBranches() throws Exception {
		walk();
		Stop before = run.stop().orElseThrow();
		List<String> lines = lines();
		assertEquals(List.of("irqsession 1", "branch 0 main", "device 0 # ttyS0", "line 11 1", "run vcpu 0 run 0"),
				List.of(lines.get(0), lines.get(2), lines.get(3), lines.get(4), lines.get(5)));
		Stop after = replay(lines);
		assertEquals(lines, lines());
		assertEquals(before.position(), after.position());
		assertEquals(before.state().orElseThrow().hash(), after.state().orElseThrow().hash());
		for (int branch = 0; branch < before.branches().size(); branch++)
			assertEquals(calls(before.branches().get(branch)), calls(after.branches().get(branch)));
		assertEquals(3, before.branches().size());
	}

	private static List<String> calls(Branch branch) {
		return branch.walk().hops().stream().map(hop -> hop.call()).toList();
	}

	@Test
	void aMachineThatBeginsElsewhereIsSaidWithTheLine() throws Exception {
		walk();
		List<String> lines = lines();
		machine.getVcpus().get(0).setInterruptFlag(false);
		SessionException refusal = assertThrows(SessionException.class, () -> replay(lines));
		assertEquals(2, refusal.line());
		assertTrue(refusal.getMessage().contains("changed since"), refusal.getMessage());
	}

	@Test
	void anEndInAnotherStateIsSaidWithTheLine() throws Exception {
		walk();
		List<String> lines = new ArrayList<>(lines());
		int end = lines.indexOf(lines.stream().filter(line -> line.startsWith("end ")).findFirst().orElseThrow());
		lines.set(end, lines.get(end).replaceAll("0x.*", "0x1"));
		assertEquals(end + 1, assertThrows(SessionException.class, () -> replay(lines)).line());
	}

	@Test
	void aDecisionThatCannotBeRepeatedIsSaidWithTheLine() throws Exception {
		walk();
		List<String> lines = new ArrayList<>(lines());
		lines.add(4, "run kvm-pit");
		SessionException refusal = assertThrows(SessionException.class, () -> replay(lines));
		assertEquals(5, refusal.line());
		assertEquals("\"kvm-pit\" does not wait here; there waits kworker inject 0", refusal.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "go 12", "run kworker inject 0", "device 1 # second", "eventfd 0 # a name",
			"raise 4 1 # x", "message 0xfee00000 0x51 # y",
			"advance 1000", "set LAPIC 0 TASKPRI 0x40", "line 4 1", "msi 0x1 0x2",
			"route-chip 1 2 3", "irqfd 9 1", "wrmsr 0x800 0xffffffffffffffff 3" })
	void aDecisionIsTheSameWhenItIsReadBack(String line) throws Exception {
		assertEquals(line, DecisionText.of(DecisionText.parse(line)));
		assertEquals(DecisionText.parse(line), DecisionText.parse(DecisionText.of(DecisionText.parse(line))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|a line says nothing", "go|go lacks a word",
			"go 0|go needs a number from 1 to 2147483647, not 0", "go x|go needs a number, not x",
			"go 1 2|go needs no further word: 2", "set CHIP 0 a 1|there is no sort of part \"CHIP\"",
			"device -1|device needs a number, not -1", "run|run lacks a word" })
	void aLineThatMeansNothingIsRefusedWithTheReason(String line, String reason) {
		assertEquals(reason, assertThrows(RunException.class, () -> DecisionText.parse(line)).getMessage());
	}

	@Test
	void aFileThatEndsEarlyOrIsNoneIsRefused() throws Exception {
		walk();
		List<String> lines = lines();
		for (int length = 0; length < lines.size(); length++) {
			List<String> part = lines.subList(0, length);
			assertEquals("the file ends too early",
					assertThrows(SessionException.class, () -> SessionText.parse(part)).getMessage());
		}
		assertEquals("this is no session file of this version",
				assertThrows(SessionException.class, () -> SessionText.parse(List.of("<xml>"))).getMessage());
	}
}
