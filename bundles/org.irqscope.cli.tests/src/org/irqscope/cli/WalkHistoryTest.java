package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code walk --history}: who has set, cleared and changed what, and why. */
class WalkHistoryTest {
	@TempDir
	private Path folder;
	private Path machine;

	@BeforeEach
	void importMachine() throws Exception {
		machine = new ExampleFiles(folder).machine(Examples.APIC);
	}

	/** The lines that the history of something has at the end of the walk. */
	private List<String> history(String of, Object... more) {
		Object[] arguments = new Object[more.length + 4];
		System.arraycopy(new Object[] { "walk", machine, "--history", of }, 0, arguments, 0, 4);
		System.arraycopy(more, 0, arguments, 4, more.length);
		List<String> lines = CommandRun.done(arguments).lines();
		return lines.subList(lines.indexOf(lines.stream().filter(line -> line.startsWith(of + ": ")).findFirst()
				.orElseThrow()), lines.size());
	}

	@Test
	void aVectorIsSetWhenItHasBeenPostedAndClearedWhenItIsDelivered() {
		List<String> lines = history("lapic[0].irr has 33");
		assertEquals("lapic[0].irr has 33: 2 changes", lines.get(0));
		String set = "  27  hardware  posted_interrupt_processing +0 \u2192 1  The processor takes.*";
		assertTrue(lines.get(1).matches(set), lines.get(1));
		assertTrue(lines.get(2).contains("virtual_interrupt_delivery   1 \u2192 0"), lines.get(2));
		assertEquals(3, lines.size());
	}

	@Test
	void anEditAndTheRoutesOfAGsiHaveAHistoryToo() {
		List<String> mask = history("ioapic.redirtbl[4].mask", "--do", "set ioapic redirtbl[4].mask 1");
		assertEquals("ioapic.redirtbl[4].mask: 1 change", mask.get(0));
		List<String> routes = history("routes[30]", "--do", "route-msi 30 0xfee00000 0x77", "--do", "route-commit");
		assertEquals("routes[30]: 1 change", routes.get(0));
		assertEquals("routes[31]: no change",
				history("routes[31]", "--do", "route-msi 30 0xfee00000 0x77", "--do", "route-commit").get(0));
	}

	@Test
	void bothAreListedInTheOrderInWhichTheyAreAsked() {
		List<String> lines = CommandRun.done("walk", machine, "--history", "ioapic.irr bit 4", "--history",
				"lapic[0].isr bit 33").lines();
		assertTrue(lines.indexOf("ioapic.irr bit 4: 2 changes") < lines.indexOf("lapic[0].isr bit 33: 2 changes"),
				lines.toString());
		assertTrue(lines.contains("ioapic.irr bit 4: 2 changes"), lines.toString());
	}

	@Test
	void whatTheMachineDoesNotHaveIsRefused() throws Exception {
		CommandRun.refused("ioapic.irr bit 70: column 1: ioapic.irr has no bit 70", "walk", machine, "--history",
				"ioapic.irr bit 70");
		CommandRun near = CommandRun.run("walk", machine, "--history", "lapic[0].irrr");
		assertTrue(near.err().startsWith("irqscope: lapic[0].irrr: column 1: there is no name lapic[0].irrr; near it:"
				+ " lapic[0].irr"), near.err());
		assertEquals("", near.out());
		Path trace = new ExampleFiles(folder).trace(Examples.APIC);
		CommandRun.refused("a trace does not tell the fields of the machine, so that nobody knows who has changed them",
				"walk", trace, "--history", "lapic[0].irr");
	}

	@Test
	void questionsThatMeanNothingAreRefusedBeforeAnythingIsPrinted() {
		for (String option : List.of("--watch", "--break")) {
			CommandRun run = CommandRun.run("walk", machine, option, "field lapic[0].irrr set");
			assertEquals("", run.out(), option);
			assertEquals(ExitCode.UNUSABLE, run.code());
		}
	}
}
