package org.irqscope.emulator.riscv.hart;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.riscv.RiscvTracepoint;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.imsic.FileInUse;
import org.irqscope.emulator.state.IntField;

/** {@code kvm_arch_vcpu_ioctl_run}: how a hart's guest is entered and left. Sections 2.1, 2.5 and 3.3. */
public final class HartRun {
	public static final int EXIT_UNKNOWN = 0, EXIT_MMIO = 6, EXIT_FAIL_ENTRY = 9, EXIT_INTR = 10, EXIT_RISCV_SBI = 35,
			EXIT_RISCV_CSR = 36;
	private static final int CSR_HSTATUS = 0x600;
	/** What {@link #trap} and {@link #run} answer beside an error. */
	public static final int TO_USER = 0, IN_GUEST = 1, ASLEEP = 2;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	/** {@code run->exit_reason}, which user space can change. */
	public final IntField exitReason;
	private final VirtualInsn instructions;
	private final Sbi sbi;
	private final VcpuExit exit;
	private final Wfi wfi;
	private final IntField failReason, failCpu;

	public HartRun(RiscvVcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		exitReason = vcpu.struct.number(HartFields.EXIT_REASON);
		failReason = vcpu.struct.hex32(HartFields.FAIL_REASON);
		failCpu = vcpu.struct.number(HartFields.FAIL_CPU);
		wfi = new Wfi(vcpu);
		instructions = new VirtualInsn(vcpu, wfi);
		sbi = new Sbi(vcpu, wfi);
		exit = new VcpuExit(vcpu, instructions, sbi);
	}

	/**
	 * A trap leaves the guest, and is handled until the guest runs again, user space has to do something, or the hart
	 * sleeps.
	 */
	public int trap(HartTrap trap) {
		Context before = journal.into(vcpu.thread);
		journal.enter(HartSite.KVM_ARCH_VCPU_IOCTL_RUN, vcpu.index, 0, 0);
		left(trap);
		int result = goOn(exit.handle(trap));
		journal.leave(result);
		journal.back(before);
		return result;
	}

	/** The guest was left: what it has done to its own registers is noted, and the tracepoint emitted. */
	void left(HartTrap trap) {
		vcpu.mode.set(RiscvVcpu.OUTSIDE_GUEST_MODE);
		vcpu.interrupts.sync();
		if (vcpu.kvm.host.version().tracesEntries())
			journal.trace(RiscvTracepoint.KVM_EXIT, vcpu.registers.sepc.get(),
					RiscvTracepoint.cause(trap.scause(), trap.htinst()), trap.stval(), trap.htval());
	}

	private int goOn(int handled) {
		int result = handled == IN_GUEST ? enter() : handled;
		if (result != ASLEEP && result != IN_GUEST)
			toUser(result);
		return result;
	}

	private void toUser(int result) {
		vcpu.timer.save(false);
		journal.trace(KvmTracepoint.KVM_USERSPACE_EXIT, exitReason.get(), Math.max(-result, 0), 0, 0);
		if (result == TO_USER)
			journal.why(HartWhy.USERSPACE_EXIT, exitReason.get());
	}

	/** {@code KVM_RUN}: what user space has answered is given to the guest first. */
	public int run(boolean immediateExit) {
		Context before = journal.into(vcpu.thread);
		journal.enter(HartSite.KVM_ARCH_VCPU_IOCTL_RUN, vcpu.index, 0, 0);
		int result = complete();
		if (result == 0)
			result = immediateExit ? -Errno.EINTR : begin();
		if (result < 0)
			journal.trace(KvmTracepoint.KVM_USERSPACE_EXIT, exitReason.get(), -result, 0, 0);
		journal.leave(result);
		journal.back(before);
		return result;
	}

	private int complete() {
		return switch (exitReason.get()) {
		case EXIT_MMIO -> vcpu.mmio.mmioReturn();
		case EXIT_RISCV_SBI -> sbi.sbiReturn();
		case EXIT_RISCV_CSR -> instructions.csrReturn();
		default -> 0;
		};
	}

	private int begin() {
		exitReason.set(EXIT_UNKNOWN);
		vcpu.timer.restore();
		if (vcpu.stopped()) {
			journal.why(HartWhy.HART_STOPPED, vcpu.index);
			return ASLEEP;
		}
		return enter();
	}

	/** The last steps before the guest runs: what was posted is merged into HVIP; {@link #TO_USER} when it cannot. */
	int enter() {
		vcpu.takeReset();
		if (vcpu.imsic.update() == FileInUse.REFUSED)
			return failEntry();
		vcpu.mode.set(RiscvVcpu.IN_GUEST_MODE);
		vcpu.interrupts.flush();
		journal.enter(HartSite.KVM_RISCV_VCPU_ENTER_EXIT, vcpu.index, vcpu.registers.sepc.get(), 0);
		if (vcpu.kvm.host.version().tracesEntries())
			journal.trace(RiscvTracepoint.KVM_ENTRY, vcpu.registers.sepc.get(), 0, 0, 0);
		journal.leave();
		return IN_GUEST;
	}

	/** No file of the hardware is left, and the machine wants nothing else. */
	private int failEntry() {
		exitReason.set(EXIT_FAIL_ENTRY);
		failReason.set(CSR_HSTATUS);
		failCpu.set(vcpu.cpu());
		return TO_USER;
	}

	/** {@code hardware_entry_failure_reason} of the last entry that failed. */
	public int failReason() {
		return failReason.get();
	}

	/** The processor that had no file left. */
	public int failCpu() {
		return failCpu.get();
	}

	/** The vCPU thread's turn after a kick or a wake-up: true when its guest runs. */
	public boolean resume() {
		if (vcpu.stopped()) {
			journal.why(HartWhy.HART_STOPPED, vcpu.index);
			return false;
		}
		if (wfi.blocked())
			return wfi.ends() && entered();
		if (vcpu.mode.get() != RiscvVcpu.OUTSIDE_GUEST_MODE)
			left(HartTrap.interrupt(HartTrap.KICK));
		return entered();
	}

	private boolean entered() {
		return enter() == IN_GUEST;
	}

	/** True while the thread sleeps in a WFI. */
	public boolean blocked() {
		return wfi.blocked();
	}

	/** The thread loses its processor before it enters the guest, and gets it back. */
	public void preempt() {
		vcpu.timer.save(false);
		vcpu.timer.restore();
	}

	/** What user space gives back for a call of the firmware. */
	public void answerSbi(long error, long value) {
		sbi.setReturn(error, value);
	}

	/** What user space gives back for a register. */
	public void answerCsr(long value) {
		instructions.setReturn(value);
	}

	/** The register that user space was asked for. */
	public int csr() {
		return instructions.csr();
	}

	/** What is to be written to it. */
	public long csrNewValue() {
		return instructions.csrNewValue();
	}

	/** Which of its bits. */
	public long csrWriteMask() {
		return instructions.csrWriteMask();
	}

	/** A signal comes for the thread that sleeps: {@code KVM_RUN} ends, and the guest is past its WFI. */
	public int interrupted() {
		exitReason.set(EXIT_INTR);
		wfi.interrupted();
		vcpu.timer.save(false);
		return -Errno.EINTR;
	}
}
