package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trace recorded is walked through, asked about and drawn, of a machine or in its place. */
class RecordedTraceTest {
	@TempDir
	private Path folder;
	private Path machine;
	private Path trace;

	@BeforeEach
	void importMachine() throws Exception {
		ExampleFiles files = new ExampleFiles(folder);
		machine = files.machine(Examples.NOAPIC);
		trace = files.trace(Examples.NOAPIC);
	}

	@Test
	void aTraceIsWalkedThroughInPlaceOfItsMachine() {
		String alone = CommandRun.done("walk", trace).out();
		assertTrue(alone.contains("kvm_set_irq(gsi 4, level 1)"), alone);
		assertTrue(alone.contains("vmx_inject_irq(vector 52)"), alone);
		assertEquals(alone.lines().count(), CommandRun.done("walk", machine, "--trace", trace).lines().size());
	}

	@Test
	void whatWasDeliveredIsSaidWithTheLinesOfTheTrace() {
		CommandRun why = CommandRun.done("why", trace, "--gsi", "4");
		assertTrue(why.lines().get(0).startsWith("Vector 52 was delivered: hop "), why.out());
		assertTrue(why.out().contains("kvm_inj_virq: IRQ 0x34"), why.out());
		assertEquals(why.out(), CommandRun.done("why", machine, "--trace", trace, "--gsi", "4").out());
	}

	@Test
	void whatATraceDoesNotTellIsNotConcluded() throws Exception {
		Path cut = Files.writeString(folder.resolve("cut.txt"), String.join("\n", Files.readAllLines(trace).stream()
				.filter(line -> !line.contains("kvm_inj_virq")).toList()));
		CommandRun why = CommandRun.run("why", cut, "--gsi", "4");
		assertEquals(ExitCode.DIFFERENT, why.code());
		assertTrue(why.lines().stream().noneMatch(line -> line.startsWith("obstacle")), why.out());
		assertTrue(why.lines().stream().anyMatch(line -> line.startsWith("not known: ")), why.out());
		assertTrue(CommandRun.run("why", cut, "--gsi", "4", "--format", "json").out().contains("\"unknown\": ["));
	}

	@Test
	void nothingMoreComesToIt() {
		for (String command : new String[] { "walk", "why" }) {
			CommandRun run = CommandRun.run(command, trace, "--stimulus", "ttyS0");
			assertEquals(ExitCode.UNUSABLE, run.code());
			assertTrue(run.err().contains("nothing more comes"), run.err());
		}
	}

	@Test
	void aStepOfItIsDrawn() throws Exception {
		Path first = folder.resolve("first.svg"), last = folder.resolve("last.svg"), own = folder.resolve("own.svg");
		CommandRun.done("export", machine, "--trace", trace, "--page", "machine", "--at", "3", "--format", "svg", "-o",
				first);
		CommandRun.done("export", machine, "--trace", trace, "--page", "machine", "--format", "svg", "-o", last);
		CommandRun.done("export", trace, "--page", "machine", "--at", "3", "--format", "svg", "-o", own);
		assertNotEquals(Files.readString(first), Files.readString(last));
		assertTrue(Files.size(own) > 0);
		CommandRun beyond = CommandRun.run("export", trace, "--page", "machine", "--at", "999", "--format", "svg", "-o",
				own);
		assertEquals(ExitCode.UNUSABLE, beyond.code());
	}

	@Test
	void branchesOfASessionAreComparedByTheirNames() {
		Path session = folder.resolve("noapic.irqsession");
		CommandRun.done("walk", machine, "--do", "line 4 1", "--do", "go 1", "--do", "line 5 1", "--save", session);
		CommandRun none = CommandRun.run("walk", machine, "--session", session, "--compare-branches", "a", "b");
		assertEquals(ExitCode.UNUSABLE, none.code());
		String known = none.err().replaceAll("(?s).*there are: ", "").strip();
		String first = known.split(", ")[0];
		CommandRun same = CommandRun.done("walk", machine, "--session", session, "--compare-branches", first, first);
		assertTrue(same.lines().stream().skip(2).noneMatch(line -> line.startsWith("<") || line.startsWith(">")),
				same.out());
		CommandRun without = CommandRun.run("walk", machine, "--compare-branches", "a", "b");
		assertTrue(without.err().contains("--session"), without.err());
	}
}
