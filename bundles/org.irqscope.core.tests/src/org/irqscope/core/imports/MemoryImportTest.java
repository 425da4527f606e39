package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.core.session.LoadedMachine;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What QEMU's trace log says of memory slots is in the machine, in the state in which the log ends. */
class MemoryImportTest {
	private static final String LOG = """
			3301@1700000100.000001:kvm_set_user_memory AddrSpace#0 Slot#0 flags=0x0 gpa=0x0 size=0xa0000 \
			ua=0x7f1000000000 ret=0
			3301@1700000100.000002:kvm_set_user_memory AddrSpace#0 Slot#1 flags=0x2 gpa=0xfffc0000 size=0x40000 \
			ua=0x7f2000000000 guest_memfd=-1 guest_memfd_offset=0x0 ret=0
			3301@1700000100.000003:kvm_set_user_memory AddrSpace#1 Slot#2 flags=0x0 gpa=0xa0000 size=0x20000 \
			ua=0x7f3000000000 ret=0
			3301@1700000100.000004:kvm_set_user_memory Slot#3 flags=0x1 gpa=0x100000 size=0x7ff00000 \
			ua=0x7f1000100000 ret=0
			3301@1700000100.000005:kvm_set_user_memory AddrSpace#0 Slot#4 flags=0x0 gpa=0xc0000 size=0x10000 \
			ua=0x7f1000200000 ret=0
			3301@1700000100.000006:kvm_set_user_memory AddrSpace#0 Slot#4 flags=0x0 gpa=0xc0000 size=0x0 \
			ua=0x7f1000200000 ret=0
			3301@1700000100.000007:kvm_set_user_memory AddrSpace#0 Slot#5 flags=0x0 gpa=0x0 size=0x1000 \
			ua=0x7f1000300000 ret=-17
			3301@1700000100.000008:kvm_irqchip_add_msi_route dev vfio-pci vector 0 virq 24
			""";

	@TempDir
	private Path folder;

	@Test
	void slotsAreAsTheLogLeavesThem() throws Exception {
		VirtualMachine machine = new Texted(folder).with("qemu.log", LOG).machine();
		List<MemorySlot> slots = machine.getMemorySlots();
		assertEquals(List.of(0, 1, 3), slots.stream().map(MemorySlot::getSlot).toList());
		assertEquals(List.of(0L, 0xfffc0000L, 0x100000L), slots.stream().map(MemorySlot::getGuestPhysAddr).toList());
		assertEquals(List.of(0, 2, 1), slots.stream().map(MemorySlot::getFlags).toList());
		assertEquals(List.of("Memory slot 0 begins at 0x0.", "Memory slot 1 begins at 0xfffc0000.",
				"Memory slot 3 begins at 0x100000."),
				Conclusion.of(machine).stream().filter(one -> one.key().equals("inference.memory"))
						.map(Conclusion::text).toList());
		assertEquals(3, new LoadedMachine(machine).kvm().memorySlots().slots().size());
	}
}
