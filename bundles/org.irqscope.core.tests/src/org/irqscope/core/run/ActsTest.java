package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import org.irqscope.core.run.Request.Move;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.script.OpReader;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.pic.PicFields;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What user space and the guest do to a machine that walks: each has the answer that the kernel gives. */
class ActsTest {
	private static final Place IOAPIC = new Place(X86Place.IOAPIC, 0), MASTER = new Place(X86Place.PIC, 0),
			LAPIC = new Place(X86Place.LAPIC, 0), VCPU = new Place(KvmPlace.VCPU, 0);
	private static final long MASKED = 1 << 16;
	@TempDir
	Path folder;
	private VirtualMachine machine;
	private RunControl run;

	@BeforeEach
	void load() throws Exception {
		machine = Runs.twoDevices(folder);
		run = Runs.of(machine);
	}

	private static Impulse op(String text) throws Exception {
		return new Impulse.OfOperation(new OpReader(1, 64, 0).read(text).orElseThrow());
	}

	private Stop act(String text) throws Exception {
		return act(op(text));
	}

	private Stop act(Impulse impulse) throws Exception {
		Runs.ask(run, new Request.Act(impulse));
		return Runs.ask(run, Move.TO_END);
	}

	private static long answer(Stop stop) {
		return stop.impulses().get(stop.impulses().size() - 1).answer().orElseThrow();
	}

	private static Impulse edit(Place part, String field, long value) {
		return new Impulse.OfEdit(part, field, value);
	}

	@ParameterizedTest
	@CsvSource({ "line 11 1, 1", "line 4000 1, -1", "msi 0xfee00000 0x51, 1", "in 0x21, 255", "out 0x21 0xff, 0",
			"write32 0xfec00000 1, 0", "read32 0xfee00030, 0x50014", "rdmsr 0x1b, 0xfee00900", "wrmsr 0x800 1, -3",
			"irqfd 9, 1", "irqfd 9 1, 1", "irqfd-del 0 9, 0", "signal 0, 0", "resample 0, 0", "take, -1", "ack, -1",
			"lapic-enable, 0", "route-commit, 0" })
	void eachOperationHasItsAnswer(String operation, String answer) throws Exception {
		assertEquals(Long.decode(answer), answer(act(operation)));
	}

	@Test
	void anActIsRecordedAndTheWalkStandsBeforeItsFirstHop() throws Exception {
		Stop stop = Runs.ask(run, new Request.Act(op("line 11 1")));
		assertEquals(0, stop.position());
		assertTrue(stop.length() > 3);
		assertEquals(OptionalLong.of(1), stop.impulses().get(0).answer());
		assertEquals("line 11 1", stop.impulse().orElseThrow().title());
	}

	@Test
	void severalThatComeAreDoneInTheirOrderAndTheWalkStandsBeforeTheFirst() throws Exception {
		act("line 11 1");
		int end = run.stop().orElseThrow().length();
		Stop stop = Runs.ask(run, new Request.Then(List.of(op("line 11 0"), op("route-clear"), op("route-commit"),
				op("line 11 1"))));
		assertEquals(end, stop.position());
		assertEquals(-1, answer(Runs.ask(run, Move.TO_END)), "the line leads nowhere");
		assertEquals(List.of("line 11 1", "line 11 0", "route-clear", "route-commit", "line 11 1"),
				run.stop().orElseThrow().impulses().stream().map(one -> one.impulse().title()).toList());
	}

	@Test
	void whatTheKernelDefersWaitsAndDoesNotRun() throws Exception {
		Runs.ask(run, new Request.Act(op("signal 0")));
		Stop signalled = Runs.ask(run, new Request.GoTo(run.stop().orElseThrow().length()));
		assertEquals(List.of(Context.KWORKER), signalled.waiting().stream().map(Waiting::context).toList());
		assertTrue(signalled.walk().events().stream().noneMatch(line -> line.line().contains("kvm_set_irq")));
		assertTrue(Runs.ask(run, Move.TO_END).walk().events().stream().map(TraceLine::line)
				.anyMatch("kvm_set_irq: gsi 4 level 1 source 0"::equals));
	}

	@Test
	void aNewTableRoutesWhatComesAfterwards() throws Exception {
		act("route-msi 30 0xfee00000 0x77");
		assertEquals(0, answer(act("route-commit")));
		assertEquals(1, answer(act("line 30 1")));
		assertEquals(List.of(0x77), run.stop().orElseThrow().walk().hops().stream()
				.filter(hop -> hop.call().startsWith("guest_vector") && !hop.continued())
				.map(hop -> hop.argument("vector").getAsInt()).toList());
	}

	@Test
	void aTableThatTheKernelRefusesChangesNothing() throws Exception {
		act("route-clear");
		act("route-chip 5 9 1");
		assertEquals(-22, answer(act("route-commit")));
		assertEquals(1, answer(act("line 11 1")));
	}

	@Test
	void whatTheMachineHasNotCannotBeActedOn() throws Exception {
		assertEquals("The machine has no part that \"signal 63\" could come from",
				Runs.refusal(run, new Request.Act(op("signal 63"))));
	}

	@Test
	void anActWhereTheWalkHasBeenStartsABranch() throws Exception {
		act("line 11 1");
		Stop main = run.stop().orElseThrow();
		Runs.ask(run, new Request.GoTo(5));
		Stop other = act("line 11 0");
		assertEquals("branch 1", other.branch().name());
		assertEquals(List.of("line 11 1", "line 11 0"),
				other.impulses().stream().map(one -> one.impulse().title()).toList());
		Runs.ask(run, new Request.Rename(1, "quiet"), new Request.Switch(0));
		assertEquals(main.state(), Runs.ask(run, Move.TO_END).state());
		assertEquals("Another branch is called \"quiet\"", Runs.refusal(run, new Request.Rename(0, "quiet")));
		assertEquals("The walk stands on \"main\"; go to another branch before this one is dropped",
				Runs.refusal(run, new Request.Drop(0)));
		assertEquals(List.of("main"),
				Runs.ask(run, new Request.Drop(1)).branches().stream().map(Branch::name).toList());
	}

	@Test
	void aRedirectionEntryThatIsMaskedInTheMiddleLetsNothingThrough() throws Exception {
		Stop choice = Runs.ask(run, new Request.Act(Runs.device(machine, 1)));
		long entry = choice.machine().orElseThrow().chips().orElseThrow().ioapic().entry(Runs.SECOND_PIN);
		Runs.ask(run, Move.TO_END, Move.TO_START);
		String field = IoapicFields.REDIRTBL.at(Runs.SECOND_PIN).name();
		Runs.ask(run, new Request.Act(edit(IOAPIC, field, entry | MASKED)), Move.TO_END);
		Stop masked = act(Runs.device(machine, 1));
		assertEquals(2, masked.branches().size());
		assertTrue(masked.walk().hops().stream().noneMatch(hop -> hop.call().startsWith("guest_vector")));
		assertEquals(entry | MASKED,
				masked.machine().orElseThrow().chips().orElseThrow().ioapic().entry(Runs.SECOND_PIN));
	}

	@Test
	void registersAreSetThroughTheIoctlsOfTheirChips() throws Exception {
		Stop stop = act(edit(MASTER, PicFields.IMR.name(), 0xa5));
		assertEquals(0xa5, stop.machine().orElseThrow().chips().orElseThrow().master().imr());
		stop = act(edit(LAPIC, LapicFields.TASKPRI.name(), 0x40));
		assertEquals(0x40, stop.machine().orElseThrow().vcpus().get(0).lapic().get(0x80));
		stop = act(edit(LAPIC, "page[0x81]", 0));
		stop = act(edit(LAPIC, LapicFields.IRR.at(1).name(), 1 << 5));
		assertTrue(stop.walk().hops().stream().anyMatch(hop -> hop.call().startsWith("kvm_apic_set_state")));
		stop = act(edit(VCPU, X86Fields.IF.name(), 0));
		assertEquals(false, stop.machine().orElseThrow().vcpus().get(0).interruptFlag());
		stop = act(edit(VCPU, X86Fields.MP_STATE.name(), 3));
		assertEquals(3, stop.machine().orElseThrow().vcpus().get(0).mpState());
		stop = act(edit(new Place(KvmPlace.EVENTFD, 0), "count", 7));
		assertEquals(OptionalLong.of(0), stop.impulses().get(stop.impulses().size() - 1).answer());
	}

	@Test
	void eventsOfAVcpuAreSetOneAtATime() throws Exception {
		act(edit(VCPU, X86Fields.NMI_MASKED.name(), 1));
		Stop stop = act(edit(VCPU, X86Fields.NMI_PENDING.name(), 1));
		assertTrue(text(stop, VCPU, "nmi_masked").equals("1") && text(stop, VCPU, "nmi_pending").equals("1"));
		stop = justSet(VCPU, X86Fields.INTERRUPT_SHADOW.name(), 1);
		assertEquals("MOV_SS", text(stop, VCPU, "interrupt.shadow"));
		stop = justSet(LAPIC, LapicFields.SIPI_VECTOR.name(), 0x9a);
		assertEquals("0x9a", text(stop, LAPIC, "sipi_vector"));
		assertEquals("MOV_SS", text(stop, VCPU, "interrupt.shadow"));
	}

	@Test
	void modelSpecificRegistersAreSetByTheirNumbers() throws Exception {
		Stop stop = act(edit(VCPU, "msr[0x4b564d04]", 0));
		assertEquals(0, answer(stop));
		assertEquals("KVM_SET_MSRS fails with EINVAL (error 22)",
				Runs.refusal(run, new Request.Act(edit(VCPU, "msr[0x280]", 1L << 30))));
		assertEquals("KVM_SET_MSRS fails with EINVAL (error 22)",
				Runs.refusal(run, new Request.Act(edit(VCPU, "msr[0x10]", 1))));
	}

	/** Where a field has just been set, and no vCPU has run since. */
	private Stop justSet(Place part, String field, long value) throws Exception {
		return Runs.ask(run, new Request.Act(edit(part, field, value)), Move.STEP_INTO);
	}

	private static String text(Stop stop, Place part, String field) {
		return stop.state().orElseThrow().fields().stream()
				.filter(one -> one.place().equals(part) && one.name().equals(field)).findFirst()
				.map(stop.state().orElseThrow()::text).orElseThrow();
	}

	@ParameterizedTest
	@CsvSource({ "VCPU, pid.ON, 1, 'pid.ON of vCPU 0 is written by the processor and the kernel only: no ioctl sets "
			+ "it. KVM_SIGNAL_MSI posts a vector; KVM_SET_LAPIC takes what is posted into IRR.'",
			"VCPU, irq_window, 1, 'The kernel offers no way to set irq_window of vCPU 0'",
			"VCPU, smi_pending, 1, 'KVM_SET_VCPU_EVENTS fails with EINVAL (error 22)'",
			"LAPIC, pv_eoi.flag, 1, 'write fails with EFAULT (error 14)'",
			"VCPU, IF, 2, 'IF cannot be 0x2: it has the bits 0x1'",
			"LAPIC, apic_base, 0xfee00400, 'KVM_SET_MSRS fails with EINVAL (error 22)'",
			"PIT, pending, 1, 'The kernel offers no way to set pending of PIT'",
			"IOAPIC, irr_delivered, 0, 'The kernel offers no way to set irr_delivered of IOAPIC'" })
	void whatCannotBeSetIsRefusedWithTheReasonAndChangesNothing(String part, String field, String value,
			String refusal) throws Exception {
		Stop before = act("line 11 1");
		Place.Kind kind = part.equals("VCPU") ? KvmPlace.VCPU : X86Place.valueOf(part);
		assertEquals(refusal,
				Runs.refusal(run, new Request.Act(edit(new Place(kind, 0), field, Long.decode(value)))));
		assertEquals(before, run.stop().orElseThrow());
		assertEquals(before.state(), Runs.ask(run, Move.TO_END).state());
	}
}
