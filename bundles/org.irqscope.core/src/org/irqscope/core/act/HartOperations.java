package org.irqscope.core.act;

import java.util.function.ToLongFunction;

import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.RiscvVmIoctls;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.riscv.kvmtool.MemoryBanks;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.Vm;
import org.irqscope.emulator.script.riscv.RiscvVm;
import org.irqscope.emulator.script.riscv.WalkedGuest;
import org.irqscope.emulator.script.x86.PciOps;

/** What a hart's guest does by itself: one load or store that traps. Used by the thread that runs the machine. */
final class HartOperations implements GuestInstructions {
	private final RiscvKvm kvm;
	private final PciOps devices;

	HartOperations(RiscvKvm kvm, PciOps devices) {
		this.kvm = kvm;
		this.devices = devices;
	}

	@Override
	public long run(Op op) {
		return switch (op.code()) {
		case WRITE32 -> guest(op.intArgument(2), vcpu -> {
			vcpu.guest.store(op.argument(0), op.argument(1), Integer.BYTES);
			return 0;
		});
		case READ32 -> guest(op.intArgument(1), vcpu -> vcpu.guest.load(op.argument(0), Integer.BYTES));
		case VQ_ADD, VQ_HANDLE -> guest(op.intArgument(2), vcpu -> devices.queue(op, vcpu.guest::store));
		case INTERRUPT -> kvm.vcpu(op.intArgument(1)).interrupts.kvmInterrupt(op.intArgument(0));
		case MEMORY -> memory(op);
		case AIA_SET -> new RiscvVmIoctls(kvm).aia.set(op.intArgument(0), op.argument(1), op.argument(2));
		default -> guest(op.vcpu().orElseThrow(() -> new IllegalArgumentException(op.text())),
				vcpu -> WalkedGuest.execute(vcpu, op));
		};
	}

	/** kvmtool registers memory of its guest in the first slot that is free, whatever the operation says. */
	private long memory(Op op) {
		long user = RiscvVm.USER + (op.argument(2) & RiscvVm.USER_MASK);
		if (kvm.vmm() instanceof Kvmtool kvmtool && op.argument(3) != 0)
			return kvmtool.memory.register(op.argument(2), op.argument(3), user,
					(op.argument(1) & MemorySlots.READONLY) != 0 ? MemoryBanks.READONLY : MemoryBanks.RAM);
		return new RiscvVmIoctls(kvm).setUserMemoryRegion(new MemorySlots.Slot(op.intArgument(0), op.intArgument(1),
				op.argument(2), op.argument(3), user));
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
