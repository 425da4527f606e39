package org.irqscope.core.traced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.TraceWalkOperation;
import org.irqscope.core.picture.Places;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kernel recorded is walked through both ways, and nothing can be done to it. */
class TracedWalkTest {
	private static final List<String> PERF = List.of(
			" kworker/0:0 6133 [000] 2834.000001: kvm:kvm_set_irq: gsi 4 level 1 source 0",
			" kworker/0:0 6133 [000] 2834.000002: kvm:kvm_apic_accept_irq: apicid 0 vec 52 (Fixed|edge)",
			" kworker/0:0 6133 [000] 2834.000003: kvm:kvm_ioapic_set_irq: pin 4 dst 0 vec 52 (Fixed|physical|edge)",
			" CPU 0/KVM 6200 [001] 2834.000004: kvm:kvm_inj_virq: IRQ 0x34",
			" CPU 0/KVM 6200 [001] 2834.000005: kvm:kvm_eoi: apicid 0 vector 52");
	private static final List<String> FUNCTIONS = List.of("# tracer: function",
			" CPU 5/KVM-51857 [011] ..... 435912.873255: kvm_set_irq_routing <-kvm_vm_ioctl",
			" CPU 5/KVM-51857 [011] ..... 435912.873263: kvm_pi_update_irte <-kvm_set_irq_routing");
	@TempDir
	Path folder;

	private Session session(List<String> lines) throws Exception {
		Path file = Files.write(folder.resolve("trace.txt"), lines);
		return new TraceWalkOperation(file, Optional.empty()).run(new NullProgressMonitor());
	}

	@Test
	void everyTracepointIsAHopOfTheFunctionThatPrintsIt() throws Exception {
		try (Session session = session(PERF)) {
			assertEquals(List.of("kvm_set_irq(gsi 4, level 1)", "__apic_accept_irq(vector 52)", "ioapic_set_irq(pin 4)",
					"vmx_inject_irq(vector 52)", "apic_set_eoi(vector 52)"),
					session.walk().hops().stream().map(Hop::call).toList());
			assertEquals(List.of("kworker", "kworker", "kworker", "vcpu 0", "vcpu 0"),
					session.walk().hops().stream().map(hop -> hop.context().label()).toList());
			assertEquals(List.of(0, 1, 1, 0, 0), session.walk().hops().stream().map(Hop::depth).toList());
			Sentences sentences = new Sentences(Locale.ENGLISH);
			session.walk().hops().forEach(hop -> assertTrue(!sentences.of(hop).contains("null"), sentences.of(hop)));
		}
	}

	@Test
	void aLineThatFallsIsACallOfItsOwn() throws Exception {
		List<String> pulse = List.of(PERF.get(0), PERF.get(2),
				" kworker/0:0 6133 [000] 2834.000006: kvm:kvm_set_irq: gsi 4 level 0 source 0",
				" kworker/0:0 6133 [000] 2834.000007: kvm:kvm_pic_set_irq: chip 0 pin 4 (edge)");
		try (Session session = session(pulse)) {
			assertEquals(List.of(0, 1, 0, 1), session.walk().hops().stream().map(Hop::depth).toList());
			assertEquals(2, session.walk().parent(3).orElseThrow());
		}
	}

	@Test
	void theDiagramHasTheNodeOfEachHop() throws Exception {
		try (Session session = session(PERF)) {
			assertEquals(List.of("gsi4", "lapic0", "ioapic", "vcpu0", "lapic0"), session.walk().hops().stream()
					.map(hop -> Places.node(session.document(), hop).orElse("")).toList());
		}
	}

	@Test
	void itIsSteppedBothWays() throws Exception {
		try (Session session = session(PERF)) {
			assertEquals(0, session.position());
			assertEquals(1, session.ask(Move.STEP_INTO).position());
			assertEquals(4, session.ask(Move.STEP_OVER).position());
			assertEquals(3, session.ask(Move.STEP_BACK).position());
			assertEquals(2, session.shown().orElseThrow().frames().size());
			assertEquals(1, session.ask(Move.STEP_BACK_RETURN).position());
			Stop end = session.ask(Move.RESUME);
			assertEquals(Stop.Cause.END, end.cause());
			assertEquals(PERF.size(), end.position());
			assertEquals(0, session.ask(Move.REVERSE_RESUME).position());
		}
	}

	@Test
	void functionsOfTheFunctionTracerAreHopsBelowTheirCallers() throws Exception {
		TracedWalk walk = TracedWalk.of(TraceImporter.read(
				Files.write(folder.resolve("functions.txt"), FUNCTIONS), Progress.NONE));
		assertEquals(List.of("kvm_set_irq_routing()", "kvm_pi_update_irte()"),
				walk.hops().stream().map(Hop::call).toList());
		assertEquals(0, walk.parent(1).orElseThrow());
		assertEquals("vcpu 5", walk.hop(1).context().label());
		assertEquals(8_000, walk.time(1) - walk.time(0));
		assertEquals(3, walk.line(1).line());
	}

	@Test
	void breakpointsStopInBothDirections() throws Exception {
		for (String where : List.of("tracepoint kvm_inj_virq", "function vmx_inject_irq", "vector 52 in vcpu 0"))
			try (Session session = session(PERF)) {
				session.control().stopAt(Breakpoint.condition(List.of(Breakpoint.parse(where))));
				Stop hit = session.ask(Move.RESUME);
				assertEquals(Stop.Cause.BREAKPOINT, hit.cause(), where);
				assertEquals(4, hit.position(), where);
				session.goTo(PERF.size());
				assertEquals(4, session.ask(Move.REVERSE_RESUME).position(), where);
			}
	}

	@Test
	void aBreakpointThatATraceCannotAnswerSaysSo() throws Exception {
		for (String where : List.of("field ioapic.irr", "eventfd 0", "mmio 0xfee00000",
				"vector 52 if ioapic.irr has 4")) {
			Breakpoint breakpoint = Breakpoint.parse(where);
			assertTrue(breakpoint.whyNeverTraced().orElseThrow().contains("never hit in a trace"), where);
			try (Session session = session(PERF)) {
				session.control().stopAt(Breakpoint.condition(List.of(breakpoint)));
				assertEquals(Stop.Cause.END, session.ask(Move.RESUME).cause(), where);
			}
		}
		assertEquals(Optional.empty(), Breakpoint.parse("gsi 4").whyNeverTraced());
	}

	@Test
	void nothingCanBeDoneToIt() throws Exception {
		try (Session session = session(PERF)) {
			session.ask(Move.STEP_INTO);
			Impulse line = new Impulse.OfLine("GSI 4", 4, true);
			for (Request request : List.of(new Request.Act(line), new Request.Then(line),
					new Request.Leave("other"), new Request.Rename(0, "other"), new Request.Drop(0))) {
				String reason = assertThrows(MachineStateException.class, () -> session.ask(request)).getMessage();
				assertTrue(reason.contains("trace.txt is what was recorded"), reason);
				assertEquals(1, session.position());
			}
		}
	}

	@Test
	void aFileWithoutEventsIsRefusedByItsName() {
		OperationException refusal = assertThrows(OperationException.class,
				() -> session(List.of("nothing that a kernel printed")));
		assertTrue(refusal.getMessage().contains("trace.txt"), refusal.getMessage());
	}
}
