package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.irqscope.core.decision.ActWord;
import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every act that there is, by hand, in the middle of a walk and at its end: printed, kept, and repeated exactly. */
class ActsByHandTest {
	private static final List<String> ACTS = List.of("device 0", "raise 4 1", "message 0xfee00000 0x51", "eventfd 0",
			"advance 1000", "set LAPIC 0 TASKPRI 0x40", "line 4 1", "msi 0xfee00000 0x51", "route-clear",
			"route-chip 4 2 4", "route-msi 30 0xfee00000 0x77", "route-commit", "irqfd 9", "irqfd-del 0 4",
			"irqfd-again 0 4", "signal 0",
			"resample 0", "out 0x21 0xff", "in 0x21", "write32 0xfee00080 0x10", "read32 0xfee00030",
			"wrmsr 0x1b 0xfee00900", "rdmsr 0x1b", "take", "ack", "lapic-enable",
			"pit", "msix-raise 0 0", "msix-mask 0 0", "msix-unmask 0 0", "msix-address 0 0 0xfee01000",
			"msix-data 0 0 0x51", "msix-move 0 0 0xfee01000 0x51", "msix-control 0 0xc000", "msix-pba 0",
			"pci-command 0 0", "pci-config 0 4 0x0", "device-event 0 1", "vq-add 0 0", "vq-handle 0 0", "vq-arrive 0 0",
			"config-change 0");
	/** What is done to PCI functions and serial ports with registers, of which the first machine has none. */
	private static final Pattern OF_PCI = Pattern.compile("(msix|pci)-.*"), OF_UART = Pattern.compile("device-.*"),
			OF_QUEUES = Pattern.compile("vq-.*|config-change.*");
	@TempDir
	private Path folder;
	private Path machine;
	private Path session;

	static List<String> acts() {
		return ACTS;
	}

	@BeforeEach
	void importMachine() throws Exception {
		machine = new ExampleFiles(folder).machine(Examples.APIC);
		session = folder.resolve("apic.irqsession");
	}

	@Test
	void noActIsForgotten() {
		Set<String> all = ActWord.WORDS.stream().map(ActWord::word).collect(Collectors.toCollection(TreeSet::new));
		assertEquals(all, ACTS.stream().map(act -> act.split(" ")[0]).collect(Collectors.toCollection(TreeSet::new)));
	}

	/** The machine that has what an act is about. */
	private void choose(String act) {
		if (OF_PCI.matcher(act).matches())
			example("msix-rewrite-vfio");
		else if (OF_UART.matcher(act).matches())
			example("serial-qemu");
		else if (OF_QUEUES.matcher(act).matches())
			example("virtqueue-kick");
	}

	private void example(String name) {
		CommandRun.done("examples", name, "-o", folder);
		machine = folder.resolve(name + ".irqscope");
	}

	private CommandRun walk(List<String> decisions, Object... options) {
		List<Object> arguments = new ArrayList<>(List.of("walk", machine));
		decisions.forEach(decision -> arguments.addAll(List.of("--do", decision)));
		arguments.addAll(List.of(options));
		return CommandRun.done(arguments.toArray());
	}

	/** What has been decided when the device's interrupt has been delivered: how many pieces of work that takes. */
	private String wholeWay() {
		return walk(List.of("device 0"), "--save", "-").lines().stream().filter(line -> line.startsWith("go "))
				.findFirst().orElseThrow();
	}

	private void isKept(List<String> decisions, String act) throws Exception {
		CommandRun before = walk(decisions, "--save", session);
		String last = before.lines().stream().filter(line -> line.startsWith("after step ")).reduce((a, b) -> b)
				.orElseThrow();
		assertTrue(last.contains(": " + act), last);
		assertTrue(Files.readAllLines(session).stream().anyMatch(line -> line.startsWith(act)), act);
		CommandRun after = CommandRun.done("walk", machine, "--session", session);
		assertEquals(before.out(), after.out());
		assertEquals(Files.readString(session),
				CommandRun.done("walk", machine, "--session", session, "--save", "-").out());
	}

	@ParameterizedTest
	@MethodSource("acts")
	void itComesInTheMiddle(String act) throws Exception {
		choose(act);
		isKept(List.of("device 0", "go 2", act), act);
	}

	@ParameterizedTest
	@MethodSource("acts")
	void itComesAtTheEnd(String act) throws Exception {
		choose(act);
		isKept(List.of("device 0", wholeWay(), act), act);
	}
}
