package org.irqscope.emulator.riscv;

import org.irqscope.emulator.kvm.Vcpu;
import org.irqscope.emulator.riscv.aia.AiaOfVcpu;
import org.irqscope.emulator.riscv.guest.GuestHart;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.riscv.hart.HartInterrupts;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.emulator.riscv.hart.HartStart;
import org.irqscope.emulator.riscv.hart.HartTimer;
import org.irqscope.emulator.riscv.hart.MmioAccess;
import org.irqscope.emulator.riscv.hart.HartRegisters;
import org.irqscope.emulator.riscv.hart.HartRun;
import org.irqscope.emulator.riscv.imsic.Imsic;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** One vCPU of a RISC-V machine, {@code struct kvm_vcpu}, and the hart that its guest sees. */
public final class RiscvVcpu extends Vcpu {
	/** {@code KVM_MP_STATE_*} */
	public static final int RUNNABLE = 0, STOPPED = 5;
	/** {@code KVM_REQ_VCPU_RESET} */
	public static final int REQ_VCPU_RESET = 1 << 9;
	private static final Format MP_STATES = Format.names("RUNNABLE", "UNINITIALIZED", "INIT_RECEIVED", "HALTED",
			"SIPI_RECEIVED", "STOPPED");

	public final RiscvKvm kvm;
	/** What of the machine's state is the hart's own. */
	public final Struct hart;
	private final IntField mpState;
	/** True once its guest was entered. */
	private final IntField ran;
	/** The host's processor that the thread runs on. */
	private final IntField cpu;
	public final HartRegisters registers;
	public final HartInterrupts interrupts;
	public final HartTimer timer;
	public final AiaOfVcpu aia;
	public final Imsic imsic;
	public final MmioAccess mmio;
	public final HartRun run;
	private final HartStart start;
	public final GuestHart guest;
	private final Task turn;

	RiscvVcpu(RiscvKvm kvm, int index) {
		super(kvm, index);
		this.kvm = kvm;
		hart = new Struct(kvm.journal.state(), RiscvPlace.HART, index);
		mpState = struct.named(HartFields.MP_STATE, MP_STATES);
		cpu = Struct.hidden(kvm.journal.state()).number(HartFields.CPU);
		ran = Struct.hidden(kvm.journal.state()).flag(HartFields.RAN);
		registers = new HartRegisters(this);
		interrupts = new HartInterrupts(this);
		timer = new HartTimer(this);
		aia = new AiaOfVcpu(this);
		imsic = new Imsic(this);
		mmio = new MmioAccess(this);
		run = new HartRun(this);
		start = new HartStart(this);
		guest = new GuestHart(this);
		turn = kvm.scheduler.task(struct, "run", thread, HartSite.KVM_ARCH_VCPU_IOCTL_RUN, guest.handlers::turn);
	}

	/** {@code kvm_arch_vcpu_create}: the first one may run, the others wait until a hart starts them. */
	@Override
	protected void create(int id) {
		super.create(id);
		mpState.set(index == 0 ? RUNNABLE : STOPPED);
		cpu.set(index);
		registers.supervisor.set(1);
		timer.create();
		aia.create(index);
	}

	@Override
	protected Task run() {
		return turn;
	}

	@Override
	protected boolean blocking() {
		return run.blocked() || stopped();
	}

	/** RISC-V has no interrupts that bypass the kernel's code. */
	@Override
	protected void postFromDevice(int vector) {
		throw new UnsupportedOperationException("no device posts to a hart");
	}

	/** One of {@code KVM_MP_STATE_*}. */
	public int mpState() {
		return mpState.get();
	}

	/** {@code KVM_SET_MP_STATE}, which knows these two. */
	public void setMpState(int state) {
		mpState.set(state);
	}

	/** The host's processor that the thread runs on; at first each has its own. */
	public int cpu() {
		return cpu.get();
	}

	/** The host's scheduler moves the thread to another processor, from which it leaves the guest. */
	public void migrate(int other) {
		cpu.set(other);
	}

	/** The hardware interrupts the running guest, which takes it without leaving. */
	public void heedHardware() {
		turn.queue();
	}

	public boolean stopped() {
		return mpState.get() == STOPPED;
	}

	/** {@code ran_atleast_once} */
	public boolean ran() {
		return ran.isSet();
	}

	/** Another hart starts this one. */
	public void start(long pc, long opaque) {
		start.request(pc, opaque);
		makeRequest(REQ_VCPU_RESET);
		mpState.set(RUNNABLE);
		kvmVcpuKick();
	}

	/** The hart stops itself. */
	public void stop() {
		mpState.set(STOPPED);
	}

	/** Before the guest is entered: a start that was asked for begins with a reset. */
	public void takeReset() {
		ran.set(1);
		if (checkRequest(REQ_VCPU_RESET))
			start.reset();
	}
}
