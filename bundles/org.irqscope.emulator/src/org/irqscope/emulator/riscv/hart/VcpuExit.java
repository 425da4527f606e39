package org.irqscope.emulator.riscv.hart;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.riscv.RiscvVcpu;

/** {@code kvm_riscv_vcpu_exit}: what becomes of a trap that left the guest. Section 2.1. */
final class VcpuExit {
	private final RiscvVcpu vcpu;
	private final Journal journal;
	private final VirtualInsn instructions;
	private final Sbi sbi;

	VcpuExit(RiscvVcpu vcpu, VirtualInsn instructions, Sbi sbi) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.instructions = instructions;
		this.sbi = sbi;
	}

	/** 1 when the guest goes on, 0 for user space, {@link HartRun#ASLEEP}, or an error. */
	int handle(HartTrap trap) {
		if (trap.scause() < 0)
			return MmioAccess.STAY;
		vcpu.run.exitReason.set(HartRun.EXIT_UNKNOWN);
		journal.enter(HartSite.KVM_RISCV_VCPU_EXIT, vcpu.index, trap.scause(), trap.gpa());
		return journal.leave(dispatch(trap));
	}

	private int dispatch(HartTrap trap) {
		return switch ((int) trap.scause()) {
		case HartTrap.FETCH_GUEST_FAULT, HartTrap.LOAD_GUEST_FAULT, HartTrap.STORE_GUEST_FAULT ->
			gstagePageFault(trap);
		case HartTrap.VIRTUAL_INSN -> instructions.handle(trap);
		case HartTrap.VS_ECALL -> sbi.kvmRiscvVcpuSbiEcall();
		case HartTrap.ILLEGAL, 4, 6 -> redirect(trap);
		case HartTrap.INST_ACCESS, HartTrap.LOAD_ACCESS, HartTrap.STORE_ACCESS ->
			vcpu.kvm.host.version().redirectsAccessFaults() ? redirect(trap) : -Errno.EFAULT;
		default -> -Errno.EFAULT;
		};
	}

	private int redirect(HartTrap trap) {
		vcpu.registers.redirect(trap.scause(), trap.stval());
		return MmioAccess.STAY;
	}

	/** {@code gstage_page_fault}: memory that was not mapped yet, or a device. */
	private int gstagePageFault(HartTrap trap) {
		long gpa = trap.gpa();
		journal.enter(HartSite.GSTAGE_PAGE_FAULT, vcpu.index, gpa, 0);
		MemorySlots slots = vcpu.kvm.memorySlots;
		boolean store = trap.scause() == HartTrap.STORE_GUEST_FAULT;
		boolean memory = store ? slots.writable(gpa) : slots.readable(gpa);
		if (memory) {
			journal.why(HartWhy.SLOT_FOUND, gpa);
			journal.enter(HartSite.KVM_RISCV_MMU_MAP, vcpu.index, gpa, 0);
			journal.leave(0);
			return journal.leave(MmioAccess.STAY);
		}
		journal.why(slots.readable(gpa) ? HartWhy.SLOT_READ_ONLY : HartWhy.NO_SLOT, gpa);
		return journal.leave(device(trap));
	}

	private int device(HartTrap trap) {
		if (trap.scause() == HartTrap.LOAD_GUEST_FAULT)
			return vcpu.mmio.load(trap);
		if (trap.scause() == HartTrap.STORE_GUEST_FAULT)
			return vcpu.mmio.store(trap);
		if (vcpu.kvm.host.version().refusesFetch())
			return -Errno.EOPNOTSUPP;
		vcpu.registers.redirect(HartTrap.INST_ACCESS, trap.stval());
		return MmioAccess.STAY;
	}
}
