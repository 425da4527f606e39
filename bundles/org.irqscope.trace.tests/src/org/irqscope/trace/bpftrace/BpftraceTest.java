package org.irqscope.trace.bpftrace;

import static org.irqscope.trace.Samples.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.irqscope.trace.Samples;
import org.irqscope.trace.Written;
import org.irqscope.trace.facts.BusRegistration;
import org.irqscope.trace.facts.CallStack;
import org.irqscope.trace.facts.IoeventfdAssignment;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.facts.StackFrame;
import org.irqscope.trace.text.Ignored;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What probes of bpftrace print is read field by field. */
class BpftraceTest {
	@TempDir
	Path folder;

	private static SourceLine at(String name, int line) {
		return new SourceLine(Samples.FOLDER.resolve(name).toString(), line);
	}

	private static StackFrame frame(long address, String symbol, long offset) {
		return new StackFrame(OptionalLong.of(address), symbol, offset);
	}

	@Test
	void theDevicesRegisterInTheOrderTheMachineIsBuilt() throws ImportException {
		String name = "bpftrace-io-bus-register.txt";
		String comm = "dbs_load_kernel";
		ImportedText text = read(name);
		assertEquals(List.of(new BusRegistration(at(name, 11), 52483, comm, 1, 0x20, 2),
				new BusRegistration(at(name, 12), 52483, comm, 1, 0xa0, 2),
				new BusRegistration(at(name, 13), 52483, comm, 1, 0x4d0, 2),
				new BusRegistration(at(name, 14), 52483, comm, 0, 0xfec00000L, 256),
				new BusRegistration(at(name, 15), 52483, comm, 1, 0x40, 4),
				new BusRegistration(at(name, 16), 52483, comm, 1, 0x61, 4)), text.facts());
		assertEquals(Set.of(TextFormat.BPFTRACE), text.formats());
		assertEquals(Map.of(Ignored.PROMPT, 1, Ignored.HERE_DOCUMENT, 7, Ignored.BLANK, 1, Ignored.TOOL_MESSAGE, 1),
				text.ignored());
	}

	@Test
	void bothStacksLeadFromTheIrqfdToTheLocalApic() throws ImportException {
		String name = "bpftrace-apic-accept-irq-stacks.txt";
		List<StackFrame> frames = List.of(frame(0xffffffffc0bc6cd1L, "__apic_accept_irq", 1),
				frame(0xffffffffc0bc7480L, "kvm_irq_delivery_to_apic_fast", 496),
				frame(0xffffffffc0bcc594L, "kvm_irq_delivery_to_apic", 52),
				frame(0xffffffffc0bcb1fcL, "ioapic_service", 268), frame(0xffffffffc0bcb5f3L, "ioapic_set_irq", 195),
				frame(0xffffffffc0bcbd51L, "kvm_ioapic_set_irq", 97), frame(0xffffffffc0b9e910L, "kvm_set_irq", 160),
				frame(0xffffffffc0b9d191L, "irqfd_inject", 65), frame(0xffffffffa00f256aL, "process_one_work", 426),
				frame(0xffffffffa00f2c10L, "worker_thread", 48), frame(0xffffffffa00f8516L, "kthread", 278),
				frame(0xffffffffa000436fL, "ret_from_fork", 31));
		Map<String, Long> arguments = Map.of("vector", 33L, "level", 1L);
		ImportedText text = read(name);
		assertEquals(List.of(
				new CallStack(at(name, 8), 437357, "kworker/0:2", "__apic_accept_irq", arguments, frames),
				new CallStack(at(name, 22), 448998, "kworker/3:2", "__apic_accept_irq", arguments, frames)),
				text.facts());
		assertEquals(List.of("vector", "level"),
				List.copyOf(((CallStack) text.facts().get(0)).arguments().keySet()));
		assertEquals(26, text.understood());
	}

	@Test
	void stacksComeWithAndWithoutAddresses() throws Exception {
		ImportedText text = Written.read(folder, """
				Attached 1 probe
				7 CPU 0/KVM kvm_set_irq gsi:4 level:-1

				    kvm_set_irq+09
				    irqfd_inject+0x41
				\tffffffffc0b9d191
				8 a:b kvm_set_irq gsi:5 level:0
				^C
				""");
		assertEquals(List.of(
				new CallStack(Written.at(folder, 2), 7, "CPU 0/KVM", "kvm_set_irq", Map.of("gsi", 4L, "level", -1L),
						List.of(new StackFrame(OptionalLong.empty(), "kvm_set_irq", 9),
								new StackFrame(OptionalLong.empty(), "irqfd_inject", 0x41),
								frame(0xffffffffc0b9d191L, "0xffffffffc0b9d191", 0))),
				new CallStack(Written.at(folder, 7), 8, "a:b", "kvm_set_irq", Map.of("gsi", 5L, "level", 0L),
						List.of())),
				text.facts());
		assertEquals(0, text.unknown().size());
	}

	@Test
	void anIoeventfdIsAssignedBeforeItsRangeIsRegistered() throws Exception {
		ImportedText text = Written.read(folder, """
				9 qemu-system-x86 kvm_assign_ioeventfd_idx bus_idx:3
				9 qemu-system-x86 kvm_io_bus_register_dev bus_idx:3 addr:0xfe003000 len:0
				""");
		assertEquals(List.of(new IoeventfdAssignment(Written.at(folder, 1), 9, "qemu-system-x86", 3),
				new BusRegistration(Written.at(folder, 2), 9, "qemu-system-x86", 3, 0xfe003000L, 0)), text.facts());
	}
}
