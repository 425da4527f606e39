package org.irqscope.core.act;

import java.util.function.ToLongFunction;

import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.Vm;

/** What a hart's guest does by itself: one load or store that traps. Used by the thread that runs the machine. */
final class HartOperations implements GuestInstructions {
	private final RiscvKvm kvm;

	HartOperations(RiscvKvm kvm) {
		this.kvm = kvm;
	}

	@Override
	public long run(Op op) {
		return switch (op.code()) {
		case WRITE32 -> guest(op.intArgument(2), vcpu -> {
			vcpu.guest.store(op.argument(0), op.argument(1), Integer.BYTES);
			return 0;
		});
		case READ32 -> guest(op.intArgument(1), vcpu -> vcpu.guest.load(op.argument(0), Integer.BYTES));
		default -> throw new IllegalArgumentException(op.text());
		};
	}

	/** A hart that sleeps, or waits to be started, executes nothing. */
	private long guest(int hart, ToLongFunction<RiscvVcpu> instruction) {
		RiscvVcpu vcpu = kvm.vcpu(hart);
		if (vcpu.stopped() || vcpu.run.blocked())
			return Vm.ASLEEP;
		long[] result = new long[1];
		kvm.journal().runIn(vcpu.guestCode, () -> result[0] = instruction.applyAsLong(vcpu));
		return result[0];
	}
}
