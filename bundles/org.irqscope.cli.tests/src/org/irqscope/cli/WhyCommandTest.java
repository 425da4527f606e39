package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.irqscope.core.imports.Examples;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** {@code why}: the way of an interrupt, where it stopped, and what would clear that. */
class WhyCommandTest {
	@TempDir
	private Path folder;
	private Path noapic;
	private Path apic;

	@BeforeEach
	void importMachines() throws Exception {
		ExampleFiles files = new ExampleFiles(folder);
		noapic = files.machine(Examples.NOAPIC);
		apic = files.machine(Examples.APIC);
	}

	private static String blocked(Object... arguments) {
		CommandRun run = CommandRun.run(arguments);
		assertEquals("", run.err());
		assertEquals(ExitCode.DIFFERENT, run.code(), run.out());
		return run.out();
	}

	@Test
	void whatWasDeliveredIsSaidWithTheWayThatItWent() {
		CommandRun why = CommandRun.done("why", noapic);
		assertEquals("Vector 52 was delivered: its handler began on vCPU 0.", why.lines().get(0));
		assertTrue(why.out().contains("  + PIC master"), why.out());
		assertTrue(why.lines().stream().noneMatch(line -> line.startsWith("obstacle")), why.out());
	}

	@Test
	void aMaskedPinIsNamedWithItsRuleAndItsRemedy() {
		String why = blocked("why", apic, "--gsi", "5");
		assertTrue(why.contains("  x IOAPIC  hop "), why);
		assertTrue(why.contains("obstacle: masked-rte. Pin 5 of the IOAPIC is masked"), why);
		assertTrue(why.contains("where: IOAPIC, redirtbl[5]"), why);
		assertTrue(why.contains("rule: ioapic_service() in arch/x86/kvm/ioapic.c"), why);
		assertTrue(why.contains("manual: 82093AA 3.2.4"), why);
		assertTrue(why.contains("remedy: set redirtbl[5] of IOAPIC to 0x"), why);
	}

	@Test
	void aGsiWithoutRoutesIsNamed() {
		assertTrue(blocked("why", apic, "--gsi", "77").contains("obstacle: no-route. No routing entry names GSI 77."));
	}

	@Test
	void aVectorThatTheGuestDoesNotTakeIsNamed() throws Exception {
		VirtualMachine machine = MachineFiles.load(apic);
		machine.getVcpus().get(0).setInterruptFlag(false);
		Path closed = folder.resolve("closed.irqscope");
		MachineFiles.save(machine, closed);
		assertTrue(blocked("why", closed, "--vector", "33").contains("obstacle: interrupts-off."));
	}

	@Test
	void somebodyCanAskBeforeTheInterruptIsThrough() {
		assertTrue(blocked("why", noapic, "--at", "3").contains("obstacle: task-waits."));
		CommandRun.refused(apic, "there is no step 100000; the walk has " + steps(apic), "why", apic, "--at", "100000");
	}

	private static int steps(Path machine) {
		return (int) CommandRun.done("walk", machine).lines().stream().filter(line -> line.matches("^ ?\\d+  \\S.*"))
				.count();
	}

	@Test
	void programsReadTheSame() {
		JsonObject why = JsonParser.parseString(blocked("why", apic, "--gsi", "5", "--format", "json"))
				.getAsJsonObject();
		assertEquals("masked-rte", why.getAsJsonObject("obstacle").get("name").getAsString());
		assertEquals("redirtbl[5]", why.getAsJsonArray("remedies").get(0).getAsJsonObject().get("field").getAsString());
		assertEquals(false, why.get("delivered").getAsBoolean());
	}

	@Test
	void wrongQuestionsAreRefused() {
		CommandRun.refused("there is no vector 256; vectors are 0 to 255", "why", apic, "--vector", "256");
		CommandRun.refused("there is no GSI -1", "why", apic, "--gsi", "-1");
		assertEquals(ExitCode.UNUSABLE, CommandRun.run("why", apic, "--gsi", "4", "--vector", "33").code());
	}
}
