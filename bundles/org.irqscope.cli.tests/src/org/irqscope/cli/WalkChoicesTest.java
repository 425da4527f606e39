package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.irqscope.core.imports.Examples;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code walk --waiting, --backwards}: who could go on where, and where breakpoints stop on the way back. */
class WalkChoicesTest {
	private static final String[] TWO = { "--do", "goto 3", "--do", "message 0xfee00000 0x51" };
	@TempDir
	private Path folder;
	private Path machine;

	/** It is the vCPU's own work to take an interrupt. */
	@BeforeEach
	void importMachine() throws Exception {
		machine = new ExampleFiles(folder).machine(Examples.APIC);
		VirtualMachine document = MachineFiles.load(machine);
		document.getHost().setApicv(false);
		MachineFiles.save(document, machine);
	}

	private List<String> walk(String... options) {
		return CommandRun.done(Stream.concat(Stream.of("walk", machine), Stream.of(options)).toArray()).lines();
	}

	private static List<String> beginning(List<String> lines, String word) {
		return lines.stream().filter(line -> line.startsWith(word)).toList();
	}

	@Test
	void theContextsThatCouldGoOnAreNamedAndCanBeChosen() {
		List<String> usual = walk(Stream.concat(Stream.of(TWO), Stream.of("--waiting")).toArray(String[]::new));
		List<String> choices = usual.stream().filter(line -> line.contains(" goes on; there wait too: ")).toList();
		assertTrue(choices.contains("after step 10: kworker inject 0 goes on; there wait too: vcpu 0 run 0"),
				choices.toString());
		List<String> other = walk(Stream.concat(Stream.of(TWO), Stream.of("--do", "goto 10", "--do",
				"run vcpu 0 run 0", "--from", "11", "--to", "11")).toArray(String[]::new));
		assertTrue(other.get(0).startsWith("11  vcpu 0"), other.get(0));
		assertFalse(walk(TWO).stream().anyMatch(line -> line.contains("there wait too")));
	}

	@Test
	void breakpointsStopOnTheWayBackWhereTheyStopOnTheWayOn() {
		List<String> on = beginning(walk("--break", "gsi 4", "--break", "vector 33"), "stopped after step ");
		assertTrue(on.size() > 2, on.toString());
		List<String> back = new ArrayList<>(
				beginning(walk("--break", "gsi 4", "--break", "vector 33", "--backwards"), "stopped after step "));
		Collections.reverse(back);
		assertEquals(on, back);
		CommandRun.refused("what is looked for backwards are breakpoints: name one with --break", "walk", machine,
				"--backwards");
	}
}
