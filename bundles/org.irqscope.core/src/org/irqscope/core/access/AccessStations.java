package org.irqscope.core.access;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.access.AccessStep.Station;
import org.irqscope.emulator.kvm.coalesced.CoalescedMmio;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.text.CNumber;

/** Says what happens at the stations of an access other than the buses. For one thread. */
final class AccessStations {
	private static final int X2APIC = 0x400, ENABLED = 0x800;
	private static final long PAGE_MASK = 0xfff;
	private final VirtualMachine document;
	private final X86Kvm kvm;
	private final Access access;
	private final X86Vcpu vcpu;

	AccessStations(VirtualMachine document, X86Kvm kvm, Access access, X86Vcpu vcpu) {
		this.document = document;
		this.kvm = kvm;
		this.access = access;
		this.vcpu = vcpu;
	}

	private static AccessStep step(Station station, boolean answers, String key, Object... values) {
		return new AccessStep(station, answers, Texts.of(key, values), List.of());
	}

	/** The instruction that traps because ports always do. */
	AccessStep port() {
		return step(Station.TRAP, false, access.isWrite() ? "step.out" : "step.in");
	}

	AccessStep memory(boolean answers) {
		Optional<MemorySlots.Slot> slot = kvm.memorySlots().slots().stream()
				.filter(one -> Long.compareUnsigned(access.address() - one.guestAddress(), one.size()) < 0).findFirst();
		if (slot.isEmpty())
			return step(Station.MEMORY, false, "step.hole", CNumber.hex(access.address()));
		if (answers)
			return step(Station.MEMORY, true, "step.slot", slot.get().id());
		boolean readOnly = access.isWrite() && (slot.get().flags() & MemorySlots.READONLY) != 0;
		return step(Station.MEMORY, false, readOnly ? "step.slot.read.only" : "step.slot.ends", slot.get().id());
	}

	private boolean isVmx() {
		return document.getHost().getVendor() == Vendor.VMX;
	}

	AccessStep trap() {
		return step(Station.TRAP, false, isVmx() ? "step.misconfig" : "step.npf");
	}

	AccessStep noFastBus() {
		return step(Station.FAST_MMIO, false, isVmx() ? "step.fast.empty" : "step.fast.never");
	}

	AccessStep emulator() {
		return step(Station.EMULATOR, false, "step.emulator");
	}

	/** The local APIC is on no bus: its vCPU asks it first. */
	AccessStep lapic(boolean answers) {
		long base = vcpu.lapic.apicBase();
		String address = CNumber.hex(base & ~PAGE_MASK);
		if (answers)
			return step(Station.LAPIC, true, (base & (X2APIC | ENABLED)) == ENABLED ? "step.lapic" : "step.lapic.hole",
					address);
		if (X86Chips.irqchipMode(document) == org.irqscope.model.IrqchipMode.NONE)
			return step(Station.LAPIC, false, "step.lapic.none");
		return step(Station.LAPIC, false, "step.lapic.elsewhere", address);
	}

	AccessStep ring(int waiting) {
		return step(Station.RING, true, "step.ring", waiting, CoalescedMmio.RING_SIZE);
	}

	AccessStep userSpace() {
		return step(Station.USER_SPACE, true, access.space() == Access.Space.PIO ? "step.exit.io" : "step.exit.mmio");
	}
}
