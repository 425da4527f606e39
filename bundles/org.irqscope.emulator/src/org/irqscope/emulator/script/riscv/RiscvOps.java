package org.irqscope.emulator.script.riscv;

import java.util.Optional;

import org.irqscope.emulator.riscv.aia.AiaDevice;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.script.Op;

/** The operations that only machines with harts have. For any thread. */
final class RiscvOps {
	/** What one interrupt file takes from {@link Kvmtool#IRQCHIP} on; the APLIC is behind them. */
	private static final long PAGE = 0x1000;

	private RiscvOps() {
	}

	static long execute(RiscvVm vm, Op op) {
		return switch (op.code()) {
		case AIA_CREATE -> vm.aiaCreate();
		case AIA_SET -> vm.aiaSet(op.intArgument(0), op.argument(1), op.argument(2));
		case AIA_GET -> vm.aiaGet(op.intArgument(0), op.argument(1));
		case AIA -> setUp(vm, op.argument(0), op.argument(1));
		case TAKE -> vm.take(op.intArgument(0));
		case INTERRUPT -> vm.interrupt(op.intArgument(1), op.intArgument(0));
		case SIP -> vm.setSip(op.intArgument(1), op.argument(0));
		case MEMORY -> vm.memory(op.intArgument(0), op.intArgument(1), op.argument(2), op.argument(3));
		case IOEVENTFD -> vm.ioeventfd(op.argument(0), op.intArgument(1), op.argument(2), op.intArgument(3));
		case DOORBELL -> vm.doorbell(op.intArgument(0));
		case COALESCED -> vm.coalesced(op.argument(0), op.intArgument(1), op.argument(2) != 0);
		case RING -> vm.drainRing();
		default -> read(vm, op, instruction(op));
		};
	}

	private static long read(RiscvVm vm, Op op, Optional<GuestInstruction> instruction) {
		int vcpu = op.vcpu().orElseThrow();
		return instruction.map(one -> vm.execute(vcpu, one).orRead()).orElse((long) RiscvVm.GUEST_FAULT);
	}

	/** What a guest executes; nothing where no instruction is of the sort. */
	static Optional<GuestInstruction> instruction(Op op) {
		return switch (op.code()) {
		case LOAD -> GuestInstruction.load(op.intArgument(0), op.argument(1));
		case STORE -> GuestInstruction.store(op.intArgument(0), op.argument(1), op.argument(2));
		case CSR -> GuestInstruction.csr(op.intArgument(0), op.intArgument(1), op.argument(2));
		case SBI -> Optional.of(GuestInstruction.call(op.argument(0), op.argument(1), op.argument(2), op.argument(3)));
		case WFI -> Optional.of(GuestInstruction.wfi());
		default -> throw new IllegalArgumentException(op.code() + " is not RISC-V's own");
		};
	}

	/** As kvmtool sets the device up: what it answered where it first refused, or 0. */
	private static long setUp(RiscvVm vm, long sources, long identities) {
		int harts = vm.vcpus();
		long result = vm.aiaCreate();
		result = next(result, vm.aiaSet(AiaDevice.CONFIG, AiaDevice.IDS, identities));
		result = next(result, vm.aiaSet(AiaDevice.CONFIG, AiaDevice.SOURCES, sources));
		result = next(result, vm.aiaSet(AiaDevice.CONFIG, AiaDevice.HART_BITS,
				Integer.SIZE - Integer.numberOfLeadingZeros(harts - 1)));
		result = next(result, vm.aiaSet(AiaDevice.ADDRESS, 0, Kvmtool.IRQCHIP + harts * PAGE));
		for (int hart = 0; hart < harts; hart++)
			result = next(result, vm.aiaSet(AiaDevice.ADDRESS, 1L + hart, Kvmtool.IRQCHIP + hart * PAGE));
		return next(result, vm.aiaSet(AiaDevice.CONTROL, 0, 0));
	}

	private static long next(long before, long now) {
		return before != 0 ? before : now;
	}
}
