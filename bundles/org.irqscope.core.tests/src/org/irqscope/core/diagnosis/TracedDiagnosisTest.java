package org.irqscope.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.operation.TraceWalkOperation;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why an interrupt of a trace was not delivered: what the kernel has printed, and what it has not is not concluded. */
class TracedDiagnosisTest {
	private static final String WORKER = " kworker/0:0 6133 [000] 2834.00000",
			VCPU = " CPU 0/KVM 6200 [001] 2834.00000";
	private static final String RAISED = WORKER + "1: kvm:kvm_set_irq: gsi 4 level 1 source 0",
			ACCEPTED = WORKER + "2: kvm:kvm_apic_accept_irq: apicid 0 vec 52 (Fixed|edge)",
			SENT = WORKER + "3: kvm:kvm_ioapic_set_irq: pin 4 dst 0 vec 52 (Fixed|physical|edge)",
			MASKED = WORKER + "3: kvm:kvm_ioapic_set_irq: pin 4 dst 0 vec 52 (Fixed|physical|edge|masked)",
			PIC_MASKED = WORKER + "4: kvm:kvm_pic_set_irq: chip 0 pin 4 (edge|masked)",
			PIC_OPEN = WORKER + "4: kvm:kvm_pic_set_irq: chip 0 pin 4 (edge)",
			INJECTED = VCPU + "5: kvm:kvm_inj_virq: IRQ 0x34", ENDED = VCPU + "6: kvm:kvm_eoi: apicid 0 vector 52",
			POSTED = WORKER + "2: kvm:kvm_apicv_accept_irq: apicid 0 vec 52 (Fixed|edge)";
	@TempDir
	Path folder;

	private Diagnosis why(Question question, String... lines) throws Exception {
		Path file = Files.write(folder.resolve("trace.txt"), List.of(lines));
		try (Session session = new TraceWalkOperation(file, Optional.empty()).run(new NullProgressMonitor())) {
			Diagnosis why = Diagnosis.of(session.ask(Move.TO_END), question);
			assertFalse(why.text().contains("{"), why::text);
			return why;
		}
	}

	private static List<String> states(Diagnosis why) {
		List<String> states = new ArrayList<>();
		why.chain().forEach(station -> states.add(station.state().mark() + " " + station.place()));
		return states;
	}

	@Test
	void theWayIsToldAsFarAsTheKernelPrintedIt() throws Exception {
		Diagnosis why = why(Question.LAST, RAISED, ACCEPTED, SENT, INJECTED, ENDED);
		assertTrue(why.delivered(), why::text);
		assertEquals(List.of("+ GSI 4", "+ LAPIC 0", "+ IOAPIC", "+ vCPU 0", "+ LAPIC 0"), states(why));
		assertTrue(why.headline().contains("hop 4"), why.headline());
		assertEquals(List.of(), why.unknown());
	}

	@Test
	void whereEveryChipSaysThatItIsMaskedThatIsTheObstacle() throws Exception {
		Diagnosis why = why(Question.LAST, RAISED, MASKED, PIC_MASKED);
		assertEquals(Optional.of(DeliveryObstacle.MASKED_RTE), why.obstacle(), why::text);
		assertEquals("redirtbl[4]", why.blockage().orElseThrow().field());
		assertEquals(List.of(), why.remedies());
	}

	@Test
	void whatThePicLetsThroughIsDeliveredByItsOwnVector() throws Exception {
		Diagnosis why = why(Question.LAST, RAISED, MASKED, PIC_OPEN, INJECTED);
		assertTrue(why.delivered(), why::text);
		assertTrue(why.headline().contains("52"), why.headline());
	}

	@Test
	void withoutAnInjectionNothingIsConcluded() throws Exception {
		Diagnosis why = why(Question.LAST, RAISED, ACCEPTED, SENT);
		assertFalse(why.delivered());
		assertEquals(Optional.empty(), why.obstacle());
		assertEquals("? vCPU 0", states(why).get(3));
		assertTrue(why.unknown().get(0).contains("kvm_inj_virq"), why::text);
		assertTrue(why.unknown().get(1).contains("registers"), why::text);
	}

	@Test
	void whatIsPostedIsDeliveredWithoutATracepoint() throws Exception {
		Diagnosis why = why(Question.LAST, RAISED, POSTED);
		assertEquals(Optional.empty(), why.obstacle());
		assertTrue(why.unknown().get(0).contains("posted"), why::text);
	}

	@Test
	void aLineThatNoChipAnswersHasNoRouteOrNoTracepoints() throws Exception {
		Diagnosis why = why(Question.ofGsi(4), RAISED);
		assertEquals(Optional.empty(), why.obstacle());
		assertTrue(why.unknown().get(0).contains("no route"), why::text);
	}

	@Test
	void anotherGsiOrVectorIsAskedFor() throws Exception {
		String other = RAISED.replace("gsi 4", "gsi 5");
		assertTrue(why(Question.ofGsi(4), RAISED, ACCEPTED, SENT, INJECTED, other).delivered());
		assertTrue(why(Question.ofVector(52), RAISED, ACCEPTED, SENT, INJECTED, other).delivered());
		assertFalse(why(Question.ofGsi(5), RAISED, ACCEPTED, SENT, INJECTED, other).delivered());
		Diagnosis none = why(Question.ofGsi(9), RAISED, ACCEPTED, SENT);
		assertEquals(List.of(), none.chain());
		assertFalse(none.unknown().isEmpty());
	}
}
