package org.irqscope.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.irqscope.core.imports.MachineImport;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.model.VirtualMachine;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace bears a walk out only when it could have shown what became of the interrupt, and did. */
class StrictComparisonTest {
	private static final String MASKED = """
			 vmm 7 [000] 1.000001: kvm:kvm_set_irq: gsi 10 level 1 source 0
			 vmm 7 [000] 1.000002: kvm:kvm_pic_set_irq: chip 1 pin 2 (edge|masked)
			 vmm 7 [000] 1.000003: kvm:kvm_ioapic_set_irq: pin 10 dst 0 vec 74 (Fixed|physical|edge|masked)
			""";
	private static final String GOES_ON = """
			 vmm 7 [000] 1.000004: kvm:kvm_set_irq: gsi 10 level 0 source 0
			 CPU 0/KVM 8 [000] 1.000009: kvm:kvm_inj_virq: IRQ 0x3a
			""";
	@TempDir
	Path folder;

	private List<TraceEvent> events(String text) throws Exception {
		return TraceImporter.read(Files.writeString(folder.resolve("trace.txt"), text), Progress.NONE).events();
	}

	private TraceComparison compare(String machine, String trace) throws Exception {
		Path file = Files.writeString(folder.resolve("machine.txt"), machine);
		VirtualMachine document = MachineImport.read("machine", List.of(file), OptionalInt.empty(), Progress.NONE);
		Session walk = Session.run(document, document.getStimuli().get(0));
		return TraceComparison.of(walk.walk(), events(trace));
	}

	@Test
	void aCallAloneDoesNotSayWhatBecameOfIt() throws Exception {
		String call = " vmm 7 [000] 1.000001: kvm:kvm_set_irq: gsi 10 level 1 source 0\n";
		TraceComparison comparison = compare(call, call);
		assertTrue(comparison.same());
		assertFalse(comparison.isBorneOut());
		assertEquals(1, comparison.extent().shown());
		assertTrue(comparison.extent().events() > 3, comparison.extent().toString());
		assertTrue(comparison.extent().unsampled().contains(X86Tracepoint.KVM_IOAPIC_SET_IRQ));
		assertFalse(comparison.extent().unsampled().contains(KvmTracepoint.KVM_SET_IRQ));
	}

	@Test
	void whatIsLostInTheWalkMustNotGoOnInTheTrace() throws Exception {
		assertTrue(compare(MASKED, MASKED).isBorneOut());
		TraceComparison comparison = compare(MASKED, MASKED.replace("(edge|masked)", "(edge)") + GOES_ON);
		assertFalse(comparison.isBorneOut());
		String known = MASKED + " CPU 0/KVM 8 [000] 1.000009: kvm:kvm_ack_irq: irqchip PIC slave pin 10\n";
		assertEquals("kvm_ack_irq", compare(MASKED, known.replace(" CPU", " vmm 7 [000] 1.000008: kvm:kvm_set_irq: "
				+ "gsi 10 level 0 source 0\n CPU")).difference().orElseThrow().trace().orElseThrow().name());
	}
}
