package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code walk --do, --session, --save}: the order is the user's, is kept, and is repeated. */
class WalkDecisionsTest {
	@TempDir
	private Path folder;
	private Path machine;
	private Path session;

	@BeforeEach
	void importMachine() throws Exception {
		machine = new ExampleFiles(folder).machine(Examples.APIC);
		session = folder.resolve("apic.irqsession");
	}

	private static List<String> came(CommandRun run) {
		return run.lines().stream().filter(line -> line.startsWith("after step ")).toList();
	}

	@Test
	void whatComesToTheMachineIsPrintedWithItsAnswer() {
		CommandRun run = CommandRun.done("walk", machine, "--do", "line 4 1", "--do", "rdmsr 0x1b");
		assertEquals(List.of("after step 0: line 4 1 = 1", "after step 12: rdmsr 0x1b = 4276095232"), came(run)
				.stream().map(line -> line.replaceFirst("step [1-9]\\d*", "step 12")).toList());
		assertTrue(run.out().contains("vector 33"), run.out());
	}

	@Test
	void theStimulusComesFirstWhereTheDecisionsOnlySayTheOrder() {
		List<String> first = came(CommandRun.done("walk", machine, "--do", "go 1", "--do", "run kworker"));
		assertEquals(1, first.size());
		assertTrue(first.get(0).startsWith("after step 0: device "), first.get(0));
	}

	@Test
	void aSavedSessionIsRepeatedWithTheSameWalk() throws Exception {
		CommandRun before = CommandRun.done("walk", machine, "--do", "line 4 1", "--do", "go 2", "--do",
				"set IOAPIC 0 redirtbl[4] 0x10021", "--do", "line 4 0", "--do", "line 4 1", "--save", session);
		CommandRun after = CommandRun.done("walk", machine, "--session", session);
		assertEquals(before.out(), after.out());
		assertEquals("irqsession 1", Files.readAllLines(session).get(0));
		assertEquals(Files.readString(session),
				CommandRun.done("walk", machine, "--session", session, "--save", "-").out());
	}

	@Test
	void anEditGoesAnotherWayThanWithoutIt() {
		String masked = CommandRun.done("walk", machine, "--do", "set IOAPIC 0 redirtbl[4] 0x10021", "--do",
				"line 4 1").out();
		assertNotEquals(masked, CommandRun.done("walk", machine, "--do", "line 4 1").out());
		assertFalse(masked.contains("delivered as vector 33"), masked);
	}

	@Test
	void aTraceGoesNoOtherWay() throws Exception {
		Path trace = new ExampleFiles(folder).trace(Examples.APIC);
		CommandRun.refused(trace + ": what a trace recorded goes no other way: --do, --session and --save need a"
				+ " machine", "walk", trace, "--do", "line 4 1");
	}

	@Test
	void refusalsNameTheDecisionOrFileAndLine() throws Exception {
		CommandRun.refused("run kvm-pit: \"kvm-pit\" does not wait here; there waits outside", "walk", machine,
				"--do", "run kvm-pit");
		CommandRun.refused("foo 1: unknown operation \"foo\"", "walk", machine, "--do", "foo 1");
		CommandRun.refused(session + ": there is no such file", "walk", machine, "--session", session);
		Files.write(session, List.of("irqsession 1", "start 0x1", "branch 0 main", "goo 1", "end 0 0x1", "at 0 0"));
		CommandRun.refused(session + ":4: unknown operation \"goo\"", "walk", machine, "--session", session);
		Files.write(session, List.of("irqsession 1", "start 0x1", "branch 0 main", "go 1", "end 0 0x1", "at 0 0"));
		CommandRun.refused(session + ":2: the machine does not begin in the state in which it began when the session"
				+ " was saved; it has changed since", "walk", machine, "--session", session);
	}
}
