package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.run.Request.Move;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.x86.X86ContextKind;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which context goes on is the user's choice, wherever the kernel can be interrupted. */
class ChosenContextTest {
	private static final Context VCPU = Context.vcpu(0);
	@TempDir
	Path folder;
	private VirtualMachine machine;
	private RunControl run;

	@BeforeEach
	void load() throws Exception {
		machine = Runs.twoDevices(folder);
		run = Runs.of(machine);
	}

	/** The first device has signalled its eventfd, the second has raised its line: two contexts have work. */
	private Stop bothWait() throws Exception {
		Runs.ask(run, new Request.Act(Runs.device(machine, 0)));
		Stop signalled = Runs.ask(run, new Request.GoTo(run.stop().orElseThrow().length()));
		Runs.ask(run, new Request.Act(Runs.device(machine, 1)));
		assertEquals(List.of(Context.KWORKER), contexts(signalled));
		return Runs.ask(run, new Request.GoTo(run.stop().orElseThrow().length()));
	}

	private static List<Context> contexts(Stop stop) {
		return stop.waiting().stream().map(Waiting::context).toList();
	}

	private static List<String> accepted(Stop stop) {
		return stop.walk().events().stream().map(TraceLine::line)
				.filter(line -> line.startsWith("kvm_apic_accept_irq") || line.startsWith("kvm_inj_virq")).toList();
	}

	@Test
	void everyContextThatCanGoOnIsListedWithItsTask() throws Exception {
		Stop stop = bothWait();
		assertEquals(List.of(Context.KWORKER, VCPU), contexts(stop));
		assertEquals(List.of("irqfd 0 injects its interrupt", "vCPU 0 enters the guest"),
				stop.waiting().stream().map(Waiting::title).toList());
		assertEquals("process_one_work", stop.waiting().get(0).start().orElseThrow().functionName());
	}

	@Test
	void theWorkerBeforeTheVcpuAndTheOtherWayRoundAreTwoWalks() throws Exception {
		bothWait();
		Stop worker = Runs.ask(run, new Request.StepContext(Context.KWORKER));
		assertEquals("process_one_work()", worker.hop().orElseThrow().call());
		Stop first = Runs.ask(run, Move.TO_END);
		assertEquals(List.of("kvm_apic_accept_irq: apicid 0 vec 81 (Fixed|edge)",
				"kvm_apic_accept_irq: apicid 0 vec 33 (Fixed|edge)", "kvm_inj_virq: IRQ 0x51",
				"kvm_inj_virq: IRQ 0x21"), accepted(first));
		RunControl other = run = Runs.of(machine);
		bothWait();
		Stop vcpu = Runs.ask(other, new Request.StepContext(VCPU));
		assertEquals(VCPU, vcpu.hop().orElseThrow().context());
		assertEquals("vcpu_run()", vcpu.hop().orElseThrow().call());
		Stop second = Runs.ask(other, Move.TO_END);
		assertEquals(List.of("kvm_apic_accept_irq: apicid 0 vec 81 (Fixed|edge)", "kvm_inj_virq: IRQ 0x51",
				"kvm_apic_accept_irq: apicid 0 vec 33 (Fixed|edge)", "kvm_inj_virq: IRQ 0x21"), accepted(second));
		assertEquals(1, second.branches().size());
	}

	@Test
	void whatIsListedFirstGoesOnByItself() throws Exception {
		Stop stop = bothWait();
		Stop chosen = Runs.ask(run, new Request.StepTask(stop.waiting().get(0)));
		Runs.ask(run, Move.STEP_BACK);
		Stop byItself = Runs.ask(run, Move.STEP_INTO);
		assertEquals(chosen.hop(), byItself.hop());
		assertEquals(1, byItself.branches().size());
	}

	@Test
	void theOrderOfThoseThatWaitDoesNotTellWhichWasChosen() throws Exception {
		Stop choice = bothWait();
		assertEquals(choice.waiting().get(0), choice.next().orElseThrow());
		Runs.ask(run, new Request.StepContext(VCPU));
		Stop back = Runs.ask(run, Move.STEP_BACK);
		assertEquals(choice.position(), back.position());
		assertEquals(choice.waiting(), back.waiting());
		assertEquals(choice.waiting().get(1), back.next().orElseThrow());
		assertEquals(VCPU, Runs.ask(run, Move.STEP_INTO).hop().orElseThrow().context());
		Stop again = Runs.ask(run, Move.TO_END, new Request.GoTo(choice.position()));
		assertEquals(choice.waiting(), again.waiting());
		assertEquals(choice.waiting().get(1), again.next().orElseThrow());
	}

	@Test
	void anotherChoiceWhereTheWalkHasBeenStartsABranchAndKeepsTheWalk() throws Exception {
		Stop choice = bothWait();
		Stop end = Runs.ask(run, Move.TO_END);
		Runs.ask(run, new Request.GoTo(choice.position()));
		Stop other = Runs.ask(run, new Request.StepContext(VCPU));
		assertEquals(List.of("main", "branch 1"), other.branches().stream().map(Branch::name).toList());
		assertEquals("branch 1", other.branch().name());
		assertEquals(choice.position(), other.branch().from());
		Stop otherEnd = Runs.ask(run, Move.TO_END);
		assertNotEquals(accepted(end), accepted(otherEnd));
		Stop back = Runs.ask(run, new Request.Switch(0));
		assertEquals(choice.position(), back.position());
		assertEquals(choice.state(), back.state());
		Stop again = Runs.ask(run, Move.TO_END);
		assertEquals(end.state(), again.state());
		assertEquals(accepted(end), accepted(again));
	}

	@Test
	void anotherChoiceWhereNobodyHasBeenStartsNone() throws Exception {
		bothWait();
		Runs.ask(run, new Request.RecordAhead(100));
		Stop chosen = Runs.ask(run, new Request.StepContext(VCPU));
		assertEquals("vcpu_run()", chosen.hop().orElseThrow().call());
		assertEquals(1, chosen.branches().size());
	}

	@Test
	void whatIsUnderWayGoesOnUntilTheKernelCanBeInterrupted() throws Exception {
		bothWait();
		Stop within = Runs.ask(run, Move.STEP_INTO, Move.STEP_INTO);
		assertEquals(Waiting.Kind.UNDER_WAY, within.waiting().get(0).kind());
		assertEquals(List.of(Context.KWORKER, VCPU), contexts(within));
		Stop vcpu = Runs.ask(run, new Request.StepContext(VCPU));
		assertEquals("vcpu_run()", vcpu.hop().orElseThrow().call());
		assertTrue(vcpu.position() > within.position() + 1, "the worker has injected before");
	}

	@Test
	void aContextWithoutWorkCannotGoOn() throws Exception {
		Stop before = bothWait();
		assertEquals("Nothing waits in kvm-pit that could go on here",
				Runs.refusal(run, new Request.StepContext(X86ContextKind.PIT_WORKER.only())));
		assertEquals(before, run.stop().orElseThrow());
	}

	@Test
	void aTimerFiresBeforeWaitingWorkWhenItIsChosen() throws Exception {
		run = Runs.of(Runs.withPeriodicTimer(machine, 2_000_000));
		bothWait();
		Runs.ask(run, new Request.Act(Runs.time(2_000_000)));
		Stop fired = Runs.ask(run, new Request.StepContext(Context.HARD_IRQ));
		assertEquals(2_000_000, fired.machine().orElseThrow().now());
		assertEquals(Context.HARD_IRQ, Runs.ask(run, Move.STEP_INTO).hop().orElseThrow().context());
	}
}
