package org.irqscope.core.act;

import java.util.function.LongSupplier;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.x86.PciOps;
import org.irqscope.emulator.script.Vm;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pit.PitIoctls;

/**
 * What a vCPU's guest does by itself: one instruction that traps. Then its thread waits to enter the guest again, which
 * is where interrupts come. Used by the thread that runs the machine.
 */
final class GuestOperations implements GuestInstructions {
	private static final int NOTHING = -1;
	private final X86Kvm kvm;
	private final PciOps pci;

	GuestOperations(X86Kvm kvm, PciOps pci) {
		this.kvm = kvm;
		this.pci = pci;
	}

	@Override
	public long run(Op op) {
		if (op.code().ofGuestsPci())
			return guest(op, op.code().maximum() - 1, vcpu -> pci.run(op, vcpu.guest()));
		int first = op.intArgument(0);
		return switch (op.code()) {
		case OUT -> guest(op, 2, vcpu -> {
			vcpu.guest().out(first, op.argument(1), 1);
			return 0;
		});
		case IN -> guest(op, 1, vcpu -> vcpu.guest().in(first, 1));
		case WRITE32 -> guest(op, 2, vcpu -> {
			vcpu.guest().write(op.argument(0), op.argument(1), Integer.BYTES);
			return 0;
		});
		case READ32 -> guest(op, 1, vcpu -> vcpu.guest().read(op.argument(0), Integer.BYTES));
		case WRMSR -> guest(op, 2, vcpu -> vcpu.guest().wrmsr(first, op.argument(1)) ? 0 : Vm.GUEST_FAULT);
		case RDMSR -> guest(op, 1, vcpu -> readMsr(vcpu, first));
		case TAKE -> awake(kvm.vcpu(first), kvm.vcpu(first).guest()::takeAny);
		case ACK -> acknowledge(kvm.vcpu(first));
		case LAPIC_ENABLE -> enableLapics();
		case PIT -> new PitIoctls(kvm).createPit2(first);
		default -> throw new IllegalArgumentException(op.text());
		};
	}

	/** One instruction. */
	private interface Instruction {
		long run(X86Vcpu vcpu);
	}

	private long guest(Op op, int vcpuArgument, Instruction instruction) {
		X86Vcpu vcpu = kvm.vcpu(op.intArgument(vcpuArgument));
		return awake(vcpu, () -> {
			long[] result = new long[1];
			kvm.journal().runIn(vcpu.guestCode, () -> result[0] = instruction.run(vcpu));
			vcpu.run.queue();
			return result[0];
		});
	}

	/** A vCPU that sleeps, or waits to be started, executes nothing. */
	private static long awake(X86Vcpu vcpu, LongSupplier work) {
		return vcpu.mpState() == X86Vcpu.RUNNABLE ? work.getAsLong() : Vm.ASLEEP;
	}

	private static long readMsr(X86Vcpu vcpu, int msr) {
		GuestData data = new GuestData();
		return vcpu.guest().rdmsr(msr, data) ? data.get() & 0xffffffffL : Vm.GUEST_FAULT;
	}

	private boolean hasLapics() {
		return kvm.irqchipMode() != IrqchipMode.NONE;
	}

	/** The acknowledge cycle of a local APIC, done from outside. */
	private long acknowledge(X86Vcpu vcpu) {
		if (!hasLapics())
			return NOTHING;
		VcpuIoctls ioctls = new VcpuIoctls(vcpu);
		LapicState lapic = ioctls.getLapic();
		int vector = lapic.acknowledgeable();
		if (vector < 0)
			return NOTHING;
		int result = ioctls.setLapic(lapic.acknowledged(vector));
		return result < 0 ? result : vector;
	}

	private long enableLapics() {
		if (!hasLapics())
			return NOTHING;
		long result = 0;
		for (X86Vcpu vcpu : kvm.vcpus()) {
			VcpuIoctls ioctls = new VcpuIoctls(vcpu);
			result = Math.min(result, ioctls.setLapic(ioctls.getLapic().enabled()));
		}
		return result;
	}
}
