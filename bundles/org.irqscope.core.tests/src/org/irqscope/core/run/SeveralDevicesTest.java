package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.run.Request.Move;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several devices in one walk: one after the other, and one while the interrupt of another is on its way. */
class SeveralDevicesTest {
	@TempDir
	Path folder;
	private VirtualMachine machine;
	private RunControl run;

	@BeforeEach
	void load() throws Exception {
		machine = Runs.twoDevices(folder);
		run = Runs.of(machine);
	}

	private static List<String> handled(Stop stop) {
		return stop.walk().hops().stream().filter(hop -> !hop.continued() && hop.call().startsWith("guest_vector"))
				.map(hop -> hop.call()).toList();
	}

	private static List<String> accepted(Stop stop) {
		return stop.walk().events().stream().map(TraceLine::line)
				.filter(line -> line.startsWith("kvm_apic_accept_irq") || line.startsWith("kvm_eoi")).toList();
	}

	@Test
	void aSecondDeviceInterruptsAfterTheFirst() throws Exception {
		Stop first = Runs.ask(run, new Request.Then(Runs.device(machine, 0)), Move.TO_END);
		Stop between = Runs.ask(run, new Request.Then(Runs.device(machine, 1)));
		assertEquals(first.length(), between.position());
		assertTrue(between.canStepForward());
		Stop end = Runs.ask(run, Move.TO_END);
		assertEquals(List.of("guest_vector(vector 33)", "guest_vector(vector 81)"), handled(end));
		assertEquals("delivered as vector 81 to vCPU 0, EOI done", end.outcome().orElseThrow().text());
		assertEquals(List.of("ttyS0", "second"), end.impulses().stream().map(one -> one.impulse().title()).toList());
		assertEquals(first.machine().orElseThrow(), Runs.ask(run, new Request.GoTo(first.length())).machine()
				.orElseThrow());
	}

	@Test
	void aSecondDeviceInterruptsWhileTheFirstIsOnItsWay() throws Exception {
		Runs.ask(run, new Request.Then(Runs.device(machine, 0)), Move.TO_END, new Request.GoTo(3));
		Stop within = Runs.ask(run, new Request.Act(Runs.device(machine, 1)));
		assertEquals(3, within.position());
		assertEquals(26, within.length());
		Stop end = Runs.ask(run, Move.TO_END);
		assertEquals(List.of("kvm_apic_accept_irq: apicid 0 vec 81 (Fixed|edge)",
				"kvm_apic_accept_irq: apicid 0 vec 33 (Fixed|edge)"), accepted(end).subList(0, 2));
		assertEquals("delivered as vector 81 to vCPU 0, EOI done; delivered as vector 33 to vCPU 0, EOI done",
				end.outcome().orElseThrow().text());
	}

	@Test
	void whatComesMeanwhileComesAsSoonAsTheKernelCanBeInterrupted() throws Exception {
		Runs.ask(run, new Request.Then(Runs.device(machine, 0)), Move.TO_END);
		Stop inside = Runs.ask(run, new Request.GoTo(5));
		Stop within = Runs.ask(run, new Request.Act(Runs.device(machine, 1)));
		assertTrue(within.position() > inside.position(), within.position() + " after " + inside.position());
		Stop next = Runs.ask(run, Move.STEP_INTO);
		assertEquals("device_raises(level 1)", next.hop().orElseThrow().call());
	}

	private static int after(Stop stop, String call) {
		for (int number = 0; number < stop.length(); number++)
			if (stop.walk().hop(number).call().startsWith(call))
				return number + 1;
		throw new AssertionError(call);
	}

	@ParameterizedTest
	@CsvSource({ "vcpu_run, guest_vector(vector 33)", "guest_vector(vector 33), guest_write" })
	void aLineRisesBetweenTheEntryTheHandlerAndItsEoi(String before, String next) throws Exception {
		Stop alone = Runs.ask(run, new Request.Then(Runs.device(machine, 0)), Move.TO_END);
		int boundary = after(alone, next) - 1;
		Runs.ask(run, new Request.GoTo(boundary));
		Stop within = Runs.ask(run, new Request.Act(Runs.device(machine, 1)));
		assertEquals(boundary, within.position(), "the kernel can be interrupted there");
		Stop end = Runs.ask(run, Move.TO_END);
		assertEquals("device_raises(level 1)", end.walk().hop(boundary).call());
		assertTrue(boundary >= after(end, before), "after " + before);
		int raised = accepted(end).indexOf("kvm_apic_accept_irq: apicid 0 vec 81 (Fixed|edge)");
		assertTrue(raised < accepted(end).indexOf("kvm_eoi: apicid 0 vector 33"), accepted(end).toString());
		assertEquals(List.of("guest_vector(vector 33)", "guest_vector(vector 81)"), handled(end));
		assertEquals(alone.machine().orElseThrow().vcpus(), end.machine().orElseThrow().vcpus());
	}

	@Test
	void theFunctionsThatAThreadIsInStayEnteredWhileOthersRun() throws Exception {
		Stop alone = Runs.ask(run, new Request.Then(Runs.device(machine, 0)), Move.TO_END);
		Runs.ask(run, new Request.GoTo(after(alone, "guest_vector(vector 33)") - 1));
		Runs.ask(run, new Request.Act(Runs.device(machine, 1)));
		Stop end = Runs.ask(run, Move.TO_END);
		Stop handler = Runs.ask(run, new Request.GoTo(after(end, "guest_vector(vector 33)")));
		assertEquals("vcpu_run()", handler.frames().get(1).call().replace("\u2026 ", ""));
	}
}
