package org.irqscope.cli.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.cli.CommandRun;
import org.irqscope.cli.ExampleFiles;
import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code walk}: which steps are printed, where breakpoints stop, and what is watched there. */
class WalkQuestionsTest {
	@TempDir
	private Path folder;
	private Path machine;

	@BeforeEach
	void importMachine() throws Exception {
		machine = new ExampleFiles(folder).machine(Examples.APIC);
	}

	private static List<String> lines(CommandRun walk, String contained) {
		return walk.lines().stream().filter(line -> line.contains(contained))
				.map(line -> line.strip().replaceAll(" +", " ")).toList();
	}

	@Test
	void onlyTheStepsOfTheFilterArePrinted() {
		CommandRun all = CommandRun.done("walk", machine);
		CommandRun filtered = CommandRun.done("walk", machine, "--filter", "function == 'kvm_set_irq' && level");
		assertEquals(lines(all, " kvm_set_irq(gsi 4, level 1)"), lines(filtered, " kvm_set_irq("));
		assertEquals(lines(filtered, " kvm_set_irq("), lines(filtered, "("));
	}

	@Test
	void everyStopIsNamedWithWhatIsWatchedThere() {
		CommandRun run = CommandRun.done("walk", machine, "--break", "field lapic[0].isr bit 33", "--watch",
				"lapic[0].isr has 33");
		assertEquals(2, lines(run, "stopped after step ").size());
		assertEquals(List.of("lapic[0].isr has 33 = true", "lapic[0].isr has 33 = false"), lines(run, " = ").stream()
				.filter(line -> line.startsWith("lapic")).toList());
	}

	@Test
	void withoutBreakpointsTheEndIsWatched() {
		CommandRun run = CommandRun.done("walk", machine, "--watch", "ioapic.redirtbl[4].vector");
		assertEquals("  ioapic.redirtbl[4].vector = 33", run.lines().get(run.lines().size() - 1));
	}

	@Test
	void errorsNameTheColumnAndWhatCanNeverBe() {
		CommandRun.refused("gsii == 4: column 1: there is no name gsii; near it: gsi", "walk", machine, "--filter",
				"gsii == 4");
		assertEquals("irqscope: gsi 77: GSI 77 has no route\n",
				CommandRun.run("walk", machine, "--break", "gsi 77").err());
	}

	@Test
	void theGrammarIsInTheHelp() {
		CommandRun help = CommandRun.done("help", "expressions");
		assertEquals("# Expressions and breakpoints", help.lines().get(0));
		assertEquals(1, lines(help, "expression = and").size());
	}
}
