package org.irqscope.kvm;

import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.kvm.guest.GuestMemory;
import org.irqscope.kvm.guest.GuestProgram;
import org.irqscope.kvm.guest.Operands;
import org.irqscope.kvm.structure.KvmGuestDebug;
import org.irqscope.kvm.structure.KvmIoctl;
import org.irqscope.kvm.structure.KvmLapicState;
import org.irqscope.kvm.structure.KvmMpState;
import org.irqscope.kvm.structure.KvmRegs;
import org.irqscope.kvm.structure.KvmRun;
import org.irqscope.kvm.structure.KvmSignalMask;
import org.irqscope.kvm.structure.KvmSregs;
import org.irqscope.kvm.structure.NativeMemory;

/** A vCPU's file: its ioctls and the page it shares. Used by one thread at a time. */
final class VcpuFile implements AutoCloseable {
	private final int fd;
	private final boolean syncRegs;
	private final KvmRun run;
	private final NativeMemory regsMemory = NativeMemory.allocate(KvmRegs.SIZE);
	private final KvmRegs regs = new KvmRegs(regsMemory, 0);
	private final KvmSregs sregs = new KvmSregs();
	private final KvmSregs flat = new KvmSregs();
	private final KvmMpState mpState = new KvmMpState();
	private final KvmLapicState lapic = new KvmLapicState();
	private boolean closed;

	/** Makes a vCPU that can run: with CPUID, runnable, its segments flat. The kicks' signal is open in its runs. */
	VcpuFile(HostKvm kvm, int vm, int id, long maskInRun) {
		fd = HostKvmException.check("KVM_CREATE_VCPU", Libc.ioctl(vm, KvmIoctl.CREATE_VCPU, id));
		try {
			run = new KvmRun(Libc.mmap(kvm.runSize(), fd));
		} catch (HostKvmException e) {
			Libc.close(fd);
			throw e;
		}
		syncRegs = kvm.syncRegs();
		try {
			prepare(kvm, id, maskInRun);
		} catch (HostKvmException e) {
			close();
			throw e;
		}
	}

	private void prepare(HostKvm kvm, int id, long maskInRun) {
		HostKvmException.check("KVM_SET_CPUID2", kvm.cpuid().set(fd, id));
		HostKvmException.check("KVM_SET_SIGNAL_MASK",
				Libc.ioctl(fd, KvmIoctl.SET_SIGNAL_MASK, new KvmSignalMask().set(maskInRun).memory));
		setMpState(KvmMpState.RUNNABLE);
		getSregs(flat);
		HostKvmException.check("KVM_SET_SREGS", Libc.ioctl(fd, KvmIoctl.SET_SREGS, flat.flatten().memory));
	}

	KvmRun run() {
		return run;
	}

	private void getSregs(KvmSregs into) {
		HostKvmException.check("KVM_GET_SREGS", Libc.ioctl(fd, KvmIoctl.GET_SREGS, into.memory));
	}

	/**
	 * Makes the segments flat again after a reset.
	 *
	 * @return whether they were not
	 */
	boolean flatten() {
		getSregs(sregs);
		if (sregs.isFlat())
			return false;
		HostKvmException.check("KVM_SET_SREGS", Libc.ioctl(fd, KvmIoctl.SET_SREGS, sregs.restore(flat).memory));
		return true;
	}

	/** The next run starts a program. */
	void start(GuestProgram program, Operands operands) {
		if (syncRegs) {
			start(run.regs, program, operands);
			run.markRegsDirty();
		} else {
			start(regs, program, operands);
			HostKvmException.check("KVM_SET_REGS", Libc.ioctl(fd, KvmIoctl.SET_REGS, regsMemory));
		}
	}

	private static void start(KvmRegs registers, GuestProgram program, Operands operands) {
		registers.set(operands.eax(), operands.ebx(), operands.ecx(), operands.edx(), GuestMemory.STACK,
				program.address());
	}

	/** The offset of the next instruction in its segment. */
	long rip() {
		HostKvmException.check("KVM_GET_REGS", Libc.ioctl(fd, KvmIoctl.GET_REGS, regsMemory));
		return regs.rip();
	}

	/** {@code KVM_RUN}: 0, or an error. */
	int enter() {
		return Libc.ioctl(fd, KvmIoctl.RUN, 0);
	}

	/** One of {@link KvmMpState}; INIT and startup interrupts that wait are served first. */
	int mpState() {
		HostKvmException.check("KVM_GET_MP_STATE", Libc.ioctl(fd, KvmIoctl.GET_MP_STATE, mpState.memory));
		return mpState.state();
	}

	void setMpState(int state) {
		HostKvmException.check("KVM_SET_MP_STATE", Libc.ioctl(fd, KvmIoctl.SET_MP_STATE, mpState.set(state).memory));
	}

	LapicState lapic() {
		HostKvmException.check("KVM_GET_LAPIC", Libc.ioctl(fd, KvmIoctl.GET_LAPIC, lapic.memory));
		return lapic.state();
	}

	int setGuestDebug(int control) {
		return Libc.ioctl(fd, KvmIoctl.SET_GUEST_DEBUG, new KvmGuestDebug().set(control).memory);
	}

	int setLapic(LapicState state) {
		return Libc.ioctl(fd, KvmIoctl.SET_LAPIC, lapic.set(state).memory);
	}

	@Override
	public void close() {
		if (closed)
			return;
		closed = true;
		Libc.munmap(run.memory);
		Libc.close(fd);
	}
}
