package org.irqscope.core.imports;

import java.util.Map;
import java.util.TreeMap;

import org.irqscope.core.imports.draft.Draft;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.ModelFactory;
import org.irqscope.text.CNumber;
import org.irqscope.trace.facts.QemuFact;


/** The memory slots, as QEMU's trace log tells their making, moving and deleting; without it there are none. */
final class MemoryImport {
	private static final int FLAGS = MemorySlots.LOG_DIRTY_PAGES | MemorySlots.READONLY;
	private final Draft draft;

	MemoryImport(Draft draft) {
		this.draft = draft;
	}

	/** The other address space is that of system management mode. */
	void run() {
		Map<Integer, QemuFact.Memory> slots = new TreeMap<>();
		for (QemuFact fact : draft.evidence().qemu())
			if (fact instanceof QemuFact.Memory memory && memory.addressSpace() == 0)
				if (memory.size() == 0)
					slots.remove(memory.slot());
				else
					slots.put(memory.slot(), memory);
		slots.values().forEach(this::add);
	}

	private void add(QemuFact.Memory memory) {
		MemorySlot slot = ModelFactory.eINSTANCE.createMemorySlot();
		slot.setSlot(memory.slot());
		slot.setFlags(memory.flags() & FLAGS);
		slot.setGuestPhysAddr(memory.guestAddress());
		slot.setMemorySize(memory.size());
		slot.setUserspaceAddr(memory.userAddress());
		draft.machine().getMemorySlots().add(slot);
		draft.conclusions().add(memory.where(), slot, "inference.memory", memory.slot(),
				CNumber.hex(memory.guestAddress()));
	}
}
