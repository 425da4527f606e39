package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.run.Request.Move;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a walk ended is said at its last hop. */
class OutcomeTest {
	@TempDir
	Path folder;

	private static String outcome(VirtualMachine machine, Impulse impulse) throws Exception {
		try (RunControl run = Runs.of(machine)) {
			return Runs.ask(run, new Request.Then(impulse), Move.TO_END).outcome().orElseThrow().text();
		}
	}

	private VirtualMachine noapic() throws Exception {
		return new Texted(folder).with(Examples.NOAPIC).machine();
	}

	private static Impulse line(int gsi, boolean level) {
		return new Impulse.OfLine("line", gsi, level);
	}

	@Test
	void anInterruptThroughTheIoapicIsDeliveredAndEnded() throws Exception {
		VirtualMachine machine = Runs.apic(folder);
		assertEquals("delivered as vector 33 to vCPU 0, EOI done", outcome(machine, Runs.device(machine, 0)));
	}

	@Test
	void anInterruptThroughThePicIsDeliveredAndEnded() throws Exception {
		VirtualMachine machine = noapic();
		assertEquals("delivered as vector 52 to vCPU 0, EOI done", outcome(machine, Runs.device(machine, 0)));
	}

	@Test
	void aPinThatBothChipsMaskIsPendingWhileThePicRemembersIt() throws Exception {
		assertEquals("pending: pin 5 masked in IOAPIC and PIC", outcome(Runs.apic(folder), line(5, true)));
	}

	@Test
	void aGsiWithoutRoutesIsLost() throws Exception {
		assertEquals("lost: no routing entry names GSI 77", outcome(Runs.apic(folder), line(77, true)));
	}

	@Test
	void aVectorWaitsInIrrWhileTheGuestHasInterruptsOff() throws Exception {
		VirtualMachine machine = Runs.apic(folder);
		machine.getHost().setApicv(false);
		machine.getVcpus().get(0).setInterruptFlag(false);
		assertEquals("pending: vector 33 waits in IRR of LAPIC 0, the guest has interrupts off",
				outcome(machine, Runs.device(machine, 0)));
	}

	@Test
	void aMessageForAVcpuThatIsNotThereIsLost() throws Exception {
		assertEquals("lost: no local APIC takes vector 65",
				outcome(Runs.apic(folder), new Impulse.OfMessage("message", 0xfee07000L, 65)));
	}

	@Test
	void aTimerThatFiresOftenIsCounted() throws Exception {
		VirtualMachine machine = Runs.withPeriodicTimer(Runs.apic(folder), 1_000_000);
		assertEquals("delivered as vector 236 to vCPU 0 10 times, EOI done", outcome(machine, Runs.time(10_000_000)));
	}

	@Test
	void anOutcomeIsSaidOnlyAtTheEnd() throws Exception {
		VirtualMachine machine = Runs.apic(folder);
		RunControl run = Runs.of(machine);
		Runs.ask(run, new Request.Then(Runs.device(machine, 0)), Move.TO_END);
		assertTrue(Runs.ask(run, Move.STEP_BACK).outcome().isEmpty());
		assertTrue(Runs.ask(run, Move.STEP_INTO).outcome().isPresent());
	}
}
