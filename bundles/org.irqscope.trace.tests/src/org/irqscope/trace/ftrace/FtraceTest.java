package org.irqscope.trace.ftrace;

import static org.irqscope.trace.Samples.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.irqscope.trace.Written;
import org.irqscope.trace.facts.LostEvents;
import org.irqscope.trace.recorded.FunctionCall;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.Ignored;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of a tracefs trace are read field by field. */
class FtraceTest {
	/** What follows the second in the sample: time, flags, function and caller. */
	private static final List<String> AFFINITY_MOVE = List.of(
			"873065 ..... vfio_pci_set_msi_trigger vfio_pci_core_ioctl",
			"873068 ..... vfio_msi_set_vector_signal vfio_msi_set_block",
			"873069 ..... irq_bypass_unregister_producer vfio_msi_set_vector_signal",
			"873070 ..... kvm_arch_irq_bypass_del_producer __disconnect",
			"873070 ..... vmx_pi_update_irte kvm_arch_irq_bypass_del_producer",
			"873102 ..... irq_bypass_register_producer vfio_msi_set_vector_signal",
			"873255 ..... kvm_set_irq_routing kvm_vm_ioctl",
			"873263 ..... kvm_irq_routing_update kvm_set_irq_routing",
			"873263 d.... irqfd_update kvm_irq_routing_update",
			"873264 d.... kvm_arch_update_irqfd_routing kvm_irq_routing_update",
			"873264 d.... vmx_pi_update_irte kvm_irq_routing_update",
			"873266 d.... irqfd_update kvm_irq_routing_update",
			"873266 d.... irqfd_update kvm_irq_routing_update",
			"873266 d.... kvm_arch_update_irqfd_routing kvm_irq_routing_update",
			"873266 d.... vmx_pi_update_irte kvm_irq_routing_update",
			"873290 ..... vfio_pci_set_msi_trigger vfio_pci_core_ioctl",
			"873291 ..... vfio_msi_set_vector_signal vfio_msi_set_block",
			"873291 ..... irq_bypass_unregister_producer vfio_msi_set_vector_signal",
			"873311 ..... irq_bypass_register_producer vfio_msi_set_vector_signal",
			"873312 ..... kvm_arch_irq_bypass_add_producer __connect",
			"873312 ..... vmx_pi_update_irte kvm_arch_irq_bypass_add_producer");
	@TempDir
	Path folder;

	@Test
	void movingAnInterruptOfAPassedThroughDeviceIsTwentyOneCalls() throws ImportException {
		ImportedText text = read("ftrace-vfio-affinity-move.txt");
		assertEquals(AFFINITY_MOVE, text.calls().stream().map(call -> call.time() / 1000 - 435912_000000L + " "
				+ call.flags() + " " + call.function() + " " + call.caller()).toList());
		for (FunctionCall call : text.calls())
			assertEquals("CPU 5/KVM 51857 11", call.comm() + " " + call.pid() + " " + call.cpu());
		assertEquals(435912_873065000L, text.calls().get(0).time());
		assertEquals(21, text.calls().get(20).where().line());
		assertEquals(Set.of(TextFormat.FTRACE), text.formats());
	}

	@Test
	void anEventThatDoesNotSayWhatItHasToIsALineThatIsNotUnderstood() throws Exception {
		String head = " kworker/0:2-eve-437357  [000] ..... 113108.711751: ";
		ImportedText text = Written.read(folder,
				head + "kvm_set_irq: gsi 4 level 1 source 0\n" + head + "kvm_set_irq: gsi 4 level\n");
		assertEquals(1, text.events().size());
		assertEquals(List.of(2), text.unknown().stream().map(line -> line.where().line()).toList());
	}

	@Test
	void eventsKnowTheirFlagsAndKvmItsGroup() throws Exception {
		ImportedText text = Written.read(folder, """
				# tracer: nop
				#           TASK-PID     CPU#  |||||  TIMESTAMP  FUNCTION
				          <idle>-0       [001] dNh1.  2999.774215: softirq_raise: vec=9 [action=RCU]
				 kworker/0:2-eve-437357  [000] ..... 113108.711751: kvm_set_irq: gsi 4 level 1 source 0
				       CPU 5/KVM-51857   (  51850) [011] d.... 435912.873263: irqfd_update [kvm] \
				<-kvm_set_irq_routing [kvm]
				            java-26802 [000]  2999.774215: softirq_raise:        vec=9 [action=RCU]
				CPU:3 [LOST 123 EVENTS]
				CPU:2 [LOST EVENTS]
				""");
		assertEquals(List.of(
				new TraceEvent(2999_774215000L, 1, "<idle>", 0, "dNh1.", "", "softirq_raise", "vec=9 [action=RCU]",
						Written.at(folder, 3)),
				new TraceEvent(113108_711751000L, 0, "kworker/0:2-eve", 437357, ".....", "kvm", "kvm_set_irq",
						"gsi 4 level 1 source 0", Written.at(folder, 4)),
				new TraceEvent(2999_774215000L, 0, "java", 26802, "", "", "softirq_raise", "vec=9 [action=RCU]",
						Written.at(folder, 6))),
				text.events());
		assertEquals(List.of(new FunctionCall(435912_873263000L, 11, "CPU 5/KVM", 51857, "d....", "irqfd_update",
				"kvm_set_irq_routing", Written.at(folder, 5))), text.calls());
		assertEquals(List.of(new LostEvents(Written.at(folder, 7), 3, OptionalLong.of(123)),
				new LostEvents(Written.at(folder, 8), 2, OptionalLong.empty())), text.facts());
		assertEquals(2, text.ignored().get(Ignored.COMMENT));
		assertTrue(text.unknown().isEmpty());
	}
}
