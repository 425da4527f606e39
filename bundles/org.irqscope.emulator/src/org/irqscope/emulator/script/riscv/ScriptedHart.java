package org.irqscope.emulator.script.riscv;

import java.util.List;

import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.hart.HartRun;
import org.irqscope.emulator.riscv.hart.HartTrap;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.Vm;

/**
 * The guests of an emulated machine: as in a kernel, one instruction stands between an entry and a call that tells user
 * space of it. Used by one thread.
 */
final class ScriptedHart {
	private static final long CODE = 0x8000_0000L, HANDLER = CODE + 0x40, DONE = 0x0800_0001L;
	private static final int SP = 2, S0 = 8, A0 = 10, A1 = 11, A2 = 12, A6 = 16, A7 = 17;

	private final List<OpResult.Exit> exits;

	ScriptedHart(List<OpResult.Exit> exits) {
		this.exits = exits;
	}

	Executed execute(RiscvVcpu vcpu, GuestInstruction instruction) {
		prepare(vcpu, instruction);
		if (vcpu.run.run(false) != HartRun.IN_GUEST)
			return new Executed(Vm.ASLEEP, 0, 0);
		int ended = run(vcpu, instruction);
		if (ended < 0)
			return new Executed(ended, vcpu.registers.get(A0), vcpu.registers.get(A1));
		boolean fault = vcpu.registers.sepc.get() == HANDLER;
		Executed executed = fault ? new Executed(Vm.GUEST_FAULT, vcpu.registers.vscause.get(), 0)
				: new Executed(0, vcpu.registers.get(A0), vcpu.registers.get(A1));
		done(vcpu);
		if (executed.result() == 0 && instruction.calls())
			exits.add(new OpResult.Exit("value", executed.a1()));
		return executed;
	}

	private static void prepare(RiscvVcpu vcpu, GuestInstruction instruction) {
		vcpu.registers.set(A0, instruction.a0());
		vcpu.registers.set(A1, instruction.a1());
		vcpu.registers.set(A2, 0);
		vcpu.registers.set(A6, instruction.a6());
		vcpu.registers.set(A7, instruction.a7());
		vcpu.registers.set(S0, instruction.address());
		vcpu.registers.set(SP, instruction.address());
		vcpu.registers.sepc.set(CODE);
		vcpu.registers.vstvec.set(HANDLER);
	}

	private int run(RiscvVcpu vcpu, GuestInstruction instruction) {
		if (instruction.accesses())
			return trap(vcpu, HartTrap.access(instruction.stores(), instruction.address(), instruction.transformed(),
					new HartTrap.Code.Insn(instruction.insn())));
		if (instruction.calls())
			return trap(vcpu, HartTrap.ecall());
		if (instruction.insn() == GuestInstruction.WFI)
			return trap(vcpu, HartTrap.virtual(instruction.insn()));
		return NativeCsr.of(instruction.insn() >>> 20)
				.map(csr -> csr.execute(vcpu, instruction))
				.orElseGet(() -> trap(vcpu, HartTrap.virtual(instruction.insn())));
	}

	/** All that a trap takes until the guest goes on, or cannot. */
	private int trap(RiscvVcpu vcpu, HartTrap trap) {
		int result = vcpu.run.trap(trap);
		while (result == HartRun.TO_USER) {
			userSpace(vcpu);
			result = vcpu.run.run(false);
		}
		if (result == HartRun.ASLEEP)
			return vcpu.run.resume() ? HartRun.IN_GUEST : vcpu.run.interrupted();
		return result;
	}

	private void userSpace(RiscvVcpu vcpu) {
		switch (vcpu.run.exitReason.get()) {
		case HartRun.EXIT_MMIO -> mmio(vcpu);
		case HartRun.EXIT_RISCV_CSR -> {
			tell("csr_num", vcpu.run.csr());
			tell("new_value", vcpu.run.csrNewValue());
			tell("write_mask", vcpu.run.csrWriteMask());
			vcpu.run.answerCsr(RiscvVm.ANSWER);
		}
		default -> {
			tell("extension_id", vcpu.registers.get(A7));
			tell("function_id", vcpu.registers.get(A6));
			vcpu.run.answerSbi(0, RiscvVm.ANSWER);
		}
		}
	}

	private void mmio(RiscvVcpu vcpu) {
		int length = vcpu.mmio.length();
		tell("phys_addr", vcpu.mmio.physAddr());
		tell("len", length);
		if (vcpu.mmio.isWrite())
			tell("data", vcpu.mmio.data() & -1L >>> Long.SIZE - Byte.SIZE * length);
		else
			vcpu.mmio.put(RiscvVm.ANSWER, length);
	}

	private void tell(String name, long value) {
		exits.add(new OpResult.Exit(name, value));
	}

	long take(RiscvVcpu vcpu) {
		vcpu.registers.vstvec.set(HANDLER);
		if (vcpu.run.run(false) != HartRun.IN_GUEST)
			return Vm.ASLEEP;
		int cause = vcpu.guest.handlers.takeOnce();
		done(vcpu);
		return cause;
	}

	/** The call that ends an operation; what the kernel keeps of it is gone before the next one. */
	private static void done(RiscvVcpu vcpu) {
		vcpu.registers.set(A7, DONE);
		vcpu.run.trap(HartTrap.ecall());
		vcpu.run.run(true);
	}
}
