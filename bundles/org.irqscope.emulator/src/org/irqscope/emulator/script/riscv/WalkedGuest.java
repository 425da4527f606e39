package org.irqscope.emulator.script.riscv;

import java.util.Optional;

import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.hart.HartTrap;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.script.Vm;

/** What the guest of a hart executes on a machine that walks: its user space answers. For the emulator's thread. */
public final class WalkedGuest {
	private static final int A0 = 10, A1 = 11, A6 = 16, A7 = 17;

	private WalkedGuest() {
	}

	/** True for what a guest executes here. */
	public static boolean executes(OpCode code) {
		return switch (code) {
		case LOAD, STORE, CSR, SBI, WFI -> true;
		default -> false;
		};
	}

	/** Executes one instruction: what a load, a register or the firmware answers. */
	public static long execute(RiscvVcpu vcpu, Op op) {
		Optional<GuestInstruction> instruction = RiscvOps.instruction(op);
		return instruction.isEmpty() ? Vm.GUEST_FAULT : execute(vcpu, instruction.get(), op.code());
	}

	private static long execute(RiscvVcpu vcpu, GuestInstruction one, OpCode code) {
		MemorySlots memory = vcpu.kvm.memorySlots();
		if (one.accesses() && (one.stores() ? memory.writable(one.address()) : memory.readable(one.address())))
			return 0;
		vcpu.registers.set(A0, one.a0());
		vcpu.registers.set(A1, one.a1());
		vcpu.registers.set(A6, one.a6());
		vcpu.registers.set(A7, one.a7());
		if (code == OpCode.WFI) {
			vcpu.guest.waitForInterrupt();
			return 0;
		}
		Optional<NativeCsr> csr = code == OpCode.CSR ? NativeCsr.of(one.insn() >>> 20) : Optional.empty();
		if (csr.isPresent())
			csr.get().execute(vcpu, one);
		else
			vcpu.guest.execute(code == OpCode.STORE, code == OpCode.SBI ? one.a7() : target(one), one.a1(), trap(one));
		return code == OpCode.STORE ? 0 : vcpu.registers.get(A0);
	}

	private static long target(GuestInstruction one) {
		return one.accesses() ? one.address() : one.insn() >>> 20;
	}

	private static HartTrap trap(GuestInstruction one) {
		if (one.calls())
			return HartTrap.ecall();
		return one.accesses() ? HartTrap.access(one.stores(), one.address(), one.transformed(),
				new HartTrap.Code.Insn(one.insn())) : HartTrap.virtual(one.insn());
	}
}
