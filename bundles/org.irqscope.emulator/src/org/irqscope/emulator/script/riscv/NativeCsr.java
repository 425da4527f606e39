package org.irqscope.emulator.script.riscv;

import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.hart.HartRun;

/** The registers that a guest reads and writes by itself. For any thread. */
enum NativeCsr {
	SIE(0x104) {
		@Override
		long read(RiscvVcpu vcpu) {
			return vcpu.interrupts.vsie();
		}

		@Override
		void write(RiscvVcpu vcpu, long value) {
			vcpu.interrupts.guestWritesSie(value);
		}
	},
	SIP(0x144) {
		@Override
		long read(RiscvVcpu vcpu) {
			return vcpu.interrupts.sip();
		}

		@Override
		void write(RiscvVcpu vcpu, long value) {
			vcpu.interrupts.guestWritesSsip((value & SSIP) != 0);
		}
	},
	STIMECMP(0x14d) {
		@Override
		long read(RiscvVcpu vcpu) {
			return vcpu.timer.vstimecmp();
		}

		@Override
		void write(RiscvVcpu vcpu, long value) {
			vcpu.timer.guestWritesStimecmp(value);
		}
	},
	SISELECT(0x150) {
		@Override
		long read(RiscvVcpu vcpu) {
			return vcpu.imsic.registers.selected();
		}

		@Override
		void write(RiscvVcpu vcpu, long value) {
			vcpu.imsic.registers.select((int) value);
		}
	};

	private static final int SSIP = 2, A0 = 10, A1 = 11, RS1 = 15, FUNCT3 = 12;
	private final int number;

	NativeCsr(int number) {
		this.number = number;
	}

	static Optional<NativeCsr> of(int number) {
		return Stream.of(values()).filter(one -> one.number == number).findFirst();
	}

	abstract long read(RiscvVcpu vcpu);

	abstract void write(RiscvVcpu vcpu, long value);

	/** The guest goes on without an exit. */
	int execute(RiscvVcpu vcpu, GuestInstruction instruction) {
		int source = instruction.insn() >> RS1 & 0x1f;
		int function = instruction.insn() >> FUNCT3 & 7;
		long operand = function > 3 ? source : source == A1 ? vcpu.registers.get(A1) : 0;
		long before = read(vcpu);
		vcpu.registers.set(A0, before);
		switch (function & 3) {
		case 1 -> write(vcpu, operand);
		case 2 -> set(vcpu, before | operand, source);
		default -> set(vcpu, before & ~operand, source);
		}
		return HartRun.IN_GUEST;
	}

	private void set(RiscvVcpu vcpu, long value, int source) {
		if (source != 0)
			write(vcpu, value);
	}
}
