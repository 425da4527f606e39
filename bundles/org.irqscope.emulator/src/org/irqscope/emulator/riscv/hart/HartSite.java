package org.irqscope.emulator.riscv.hart;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.Place;

/** The functions that run a hart, and the steps of its guest. */
public enum HartSite implements Site {
	/** The vCPU thread gets its turn, or goes on after an exit. */
	KVM_ARCH_VCPU_IOCTL_RUN(File.VCPU, "2.1", KvmPlace.VCPU),
	KVM_ARCH_VCPU_ASYNC_IOCTL(File.VCPU, "3.2", KvmPlace.VCPU, "irq"),
	KVM_RISCV_VCPU_SET_INTERRUPT(File.VCPU, "3.2", KvmPlace.VCPU, "irq"),
	KVM_RISCV_VCPU_UNSET_INTERRUPT(File.VCPU, "3.2", KvmPlace.VCPU, "irq"),
	KVM_RISCV_VCPU_FLUSH_INTERRUPTS(File.VCPU, "3.3", KvmPlace.VCPU, "mask", "pending"),
	KVM_RISCV_UPDATE_HVIP(File.VCPU, "3.3", RiscvPlace.HART, "value"),
	KVM_RISCV_VCPU_SYNC_INTERRUPTS(File.VCPU, "3.3", KvmPlace.VCPU),
	KVM_RISCV_VCPU_ENTER_EXIT(File.VCPU, "9", RiscvPlace.HART, "address"),
	KVM_RISCV_VCPU_EXIT(File.EXIT, "2.1", KvmPlace.VCPU, "scause", "address"),
	KVM_RISCV_VCPU_TRAP_REDIRECT(File.EXIT, "3.7", RiscvPlace.HART, "scause"),
	GSTAGE_PAGE_FAULT(File.EXIT, "2.1", KvmPlace.VCPU, "address"),
	KVM_RISCV_VCPU_UNPRIV_READ(File.EXIT, "2.2", KvmPlace.VCPU, "address"),
	KVM_RISCV_MMU_MAP(File.MMU, "1.5", KvmPlace.VCPU, "address"),
	KVM_RISCV_VCPU_MMIO_LOAD(File.INSN, "2.4", KvmPlace.VCPU, "address", "len"),
	KVM_RISCV_VCPU_MMIO_STORE(File.INSN, "2.4", KvmPlace.VCPU, "address", "value"),
	KVM_RISCV_VCPU_MMIO_RETURN(File.INSN, "2.5", KvmPlace.VCPU, "value"),
	KVM_RISCV_VCPU_VIRTUAL_INSN(File.INSN, "6.7", KvmPlace.VCPU, "value"),
	CSR_INSN(File.INSN, "6.7", KvmPlace.VCPU, "register"),
	KVM_RISCV_VCPU_CSR_RETURN(File.INSN, "6.7", KvmPlace.VCPU, "value"),
	WFI_INSN(File.INSN, "3.4", KvmPlace.VCPU),
	KVM_VCPU_HALT(File.MAIN, "3.4", KvmPlace.VCPU),
	KVM_RISCV_VCPU_SBI_ECALL(File.SBI, "8.4", KvmPlace.VCPU, "extension", "function"),
	KVM_SBI_EXT_TIME_HANDLER(File.SBI, "3.5", KvmPlace.VCPU),
	KVM_SBI_EXT_IPI_HANDLER(File.SBI, "3.6", KvmPlace.VCPU, "mask", "base"),
	KVM_SBI_EXT_HSM_HANDLER(File.HSM, "8.4", KvmPlace.VCPU, "function", "hart"),
	KVM_RISCV_VCPU_TIMER_NEXT_EVENT(File.TIMER, "3.5", KvmPlace.VCPU, "cycles"),
	KVM_RISCV_VCPU_HRTIMER_EXPIRED(File.TIMER, "3.5", KvmPlace.VCPU),
	KVM_RISCV_VCPU_VSTIMER_EXPIRED(File.TIMER, "3.5", KvmPlace.VCPU),
	KVM_RISCV_VCPU_TIMER_SAVE(File.TIMER, "3.5", KvmPlace.VCPU, "cycles"),
	KVM_RISCV_VCPU_TIMER_RESTORE(File.TIMER, "3.5", KvmPlace.VCPU, "cycles"),
	GUEST_LOAD(Kind.GUEST, "", KvmPlace.GUEST, "address"),
	GUEST_STORE(Kind.GUEST, "", KvmPlace.GUEST, "address", "value"),
	GUEST_CSR(Kind.GUEST, "", KvmPlace.GUEST, "register", "value"),
	GUEST_ECALL(Kind.GUEST, "", KvmPlace.GUEST, "extension", "function"),
	GUEST_WFI(Kind.GUEST, "", KvmPlace.GUEST),
	GUEST_TRAP(Kind.GUEST, "3.3", KvmPlace.GUEST, "cause"),
	GUEST_HANDLER(Kind.GUEST, "", KvmPlace.GUEST, Arguments.IDENTITY);

	/** Where the functions are written in the tree of Linux 6.18. */
	private interface File {
		String VCPU = "arch/riscv/kvm/vcpu.c";
		String EXIT = "arch/riscv/kvm/vcpu_exit.c";
		String INSN = "arch/riscv/kvm/vcpu_insn.c";
		String MMU = "arch/riscv/kvm/mmu.c";
		String SBI = "arch/riscv/kvm/vcpu_sbi.c";
		String HSM = "arch/riscv/kvm/vcpu_sbi_hsm.c";
		String TIMER = "arch/riscv/kvm/vcpu_timer.c";
		String MAIN = "virt/kvm/kvm_main.c";
	}

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 528;

	private final Description description;

	HartSite(String file, String section, Place.Kind place, String... arguments) {
		description = Description.kernel(name(), file, section, place, arguments);
	}

	HartSite(Kind kind, String section, Place.Kind place, String... arguments) {
		description = Description.step(name(), kind, section, place, arguments);
	}

	@Override
	public int number() {
		return FIRST + ordinal();
	}

	@Override
	public Description description() {
		return description;
	}
}
