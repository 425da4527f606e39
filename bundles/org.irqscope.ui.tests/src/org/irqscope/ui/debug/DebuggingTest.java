package org.irqscope.ui.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A machine that is launched in debug mode: the user chooses who goes on, changes a register, and comes back. */
@ExtendWith(NoErrorsLogged.class)
class DebuggingTest {
	private static final Impulse MESSAGE = new Impulse.OfMessage("message", 0xfee00000L, 0x51);
	private DrivenMachine machine;

	@BeforeEach
	void launch() throws Exception {
		machine = new DrivenMachine("debugged");
	}

	@AfterEach
	void close() throws Exception {
		machine.close();
	}

	/** The serial port has signalled its eventfd, and a message has come: a worker and a vCPU can go on. */
	private Stop bothWait() throws Exception {
		for (int step = 0; step < 3; step++)
			Desktop.run(DrivenMachine.INTO);
		machine.ask(new Request.Act(MESSAGE));
		Stop both = machine.ask(new Request.GoTo(machine.stop().length()));
		assertEquals(List.of("kworker", "vcpu 0"),
				both.waiting().stream().map(waiting -> waiting.context().label()).toList());
		return both;
	}

	private List<String> goOnWith(String context) {
		machine.select(context);
		Desktop.run(DrivenMachine.INTO);
		assertEquals(context, machine.stop().hop().orElseThrow().context().label());
		Desktop.run(DrivenMachine.RESUME);
		return machine.events();
	}

	@Test
	void whoeverIsSelectedGoesOnAndTheWalksDiffer() throws Exception {
		int both = bothWait().position();
		List<String> vcpuFirst = goOnWith("vcpu 0");
		Stop other = machine.stop();
		Desktop.screenshot("debugging-vcpu-first");
		machine.ask(new Request.GoTo(both));
		List<String> workerFirst = goOnWith("kworker");
		assertNotEquals(vcpuFirst, workerFirst);
		assertNotEquals(other.branch().number(), machine.stop().branch().number());
		Desktop.screenshot("debugging-kworker-first");
		machine.ask(new Request.Switch(other.branch().number()));
		Stop back = machine.ask(new Request.GoTo(other.position()));
		assertEquals(vcpuFirst, machine.events());
		assertEquals(other.state().orElseThrow().hash(), back.state().orElseThrow().hash());
	}

	@Test
	void maskThatIsSetInTheMiddleKeepsTheInterruptOnAnotherWay() throws Exception {
		for (int step = 0; step < 3; step++)
			Desktop.run(DrivenMachine.INTO);
		Stop middle = machine.stop();
		assertEquals("0", machine.mask().getValue().getValueString().replaceFirst("^0x", ""));
		machine.mask().setValue("1");
		Desktop.await("the way parts", () -> machine.stop().branch().number() != middle.branch().number()
				&& machine.target().isSuspended());
		assertEquals("1", machine.mask().getValue().getValueString().replaceFirst("^0x", ""));
		Desktop.run(DrivenMachine.RESUME);
		assertTrue(machine.events().stream().noneMatch(line -> line.startsWith("kvm_apic_accept_irq")),
				"nothing passes the mask");
		Desktop.screenshot("debugging-masked");
		machine.ask(new Request.Switch(middle.branch().number()));
		machine.ask(new Request.GoTo(middle.position()));
		Desktop.run(DrivenMachine.RESUME);
		assertTrue(machine.events().stream().anyMatch(line -> line.startsWith("kvm_apic_accept_irq")),
				"the other way is as it was");
	}
}
