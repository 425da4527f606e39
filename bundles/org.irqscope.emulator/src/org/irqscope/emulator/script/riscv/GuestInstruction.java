package org.irqscope.emulator.script.riscv;

import java.util.Optional;

/**
 * An instruction of a guest with what its registers hold before.
 *
 * @param insn 32 bits, or 16 where the two lowest are not both set
 * @param address in s0 and in sp
 */
public record GuestInstruction(int insn, long a0, long a1, long address, long a6, long a7) {
	/** The sort of loads and stores of 32 bits. */
	static final int WORD = 2;
	/** The whole instructions without operands. */
	static final int WFI = 0x10500073, ECALL = 0x73;
	private static final int S0 = 8 << 15, RD = 7, RS1 = 15, RS2 = 20, A0 = 10, A1 = 11, FUNCT3 = 12;
	/** Sorts beyond those of the field funct3: the compressed ones, and one that KVM does not know. */
	private static final int C_W = 8, C_D = 9, C_WSP = 10, C_DSP = 11, ATOMIC = 12, WITH_X0 = 16;
	private static final int LOAD = 0x03, STORE = 0x23, SYSTEM = 0x73, IMMEDIATE = 4, OPERAND_X0 = 8;

	/** The load of a sort into a0 or, of sorts from 16 on, into x0; nothing where there is none. */
	static Optional<GuestInstruction> load(int sort, long address) {
		int insn = switch (sort) {
		case C_W -> 0x4008;
		case C_D -> 0x6008;
		case C_WSP -> 0x4502;
		case C_DSP -> 0x6502;
		case ATOMIC -> 0x1000202f | S0 | A0 << RD;
		default -> (sort & ~WITH_X0) > 6 ? 0 : LOAD | (sort & 7) << FUNCT3 | S0 | (sort >= WITH_X0 ? 0 : A0 << RD);
		};
		return some(insn, address, 0);
	}

	/** The store of a sort from a1 or, of sorts from 16 on, from x0. */
	static Optional<GuestInstruction> store(int sort, long address, long value) {
		int insn = switch (sort) {
		case C_W -> 0xc00c;
		case C_D -> 0xe00c;
		case C_WSP -> 0xc02e;
		case C_DSP -> 0xe02e;
		case ATOMIC -> 0x0800202f | S0 | A1 << RS2 | A0 << RD;
		default -> (sort & ~WITH_X0) > 3 ? 0 : STORE | (sort & 3) << FUNCT3 | S0 | (sort >= WITH_X0 ? 0 : A1 << RS2);
		};
		return some(insn, address, value);
	}

	private static Optional<GuestInstruction> some(int insn, long address, long value) {
		return insn == 0 ? Optional.empty() : Optional.of(new GuestInstruction(insn, 0, value, address, 0, 0));
	}

	/** An instruction for a register: 1 swaps, 2 sets and 3 clears bits; 4 more has its operand in itself, 8 is x0. */
	static Optional<GuestInstruction> csr(int number, int function, long value) {
		if ((function & 3) == 0)
			return Optional.empty();
		int operand = (function & OPERAND_X0) != 0 ? 0 : (function & IMMEDIATE) != 0 ? (int) value & 0x1f : A1;
		int insn = number << RS2 | operand << RS1 | (function & 7) << FUNCT3 | A0 << RD | SYSTEM;
		return Optional.of(new GuestInstruction(insn, 0, value, 0, 0, 0));
	}

	/** A call of the firmware. */
	static GuestInstruction call(long extension, long function, long a0, long a1) {
		return new GuestInstruction(ECALL, a0, a1, 0, function, extension);
	}

	static GuestInstruction wfi() {
		return new GuestInstruction(WFI, 0, 0, 0, 0, 0);
	}

	private boolean compressed() {
		return (insn & 3) != 3;
	}

	/** True for what stores, whether or not KVM knows it. */
	boolean stores() {
		return compressed() ? (insn & 0x8000) != 0 : (insn & 0x7f) == STORE || (insn & 0xf800007f) == 0x0800002f;
	}

	/** True for a call of the firmware. */
	public boolean calls() {
		return insn == ECALL;
	}

	/** True for loads and stores. */
	boolean accesses() {
		return compressed() || (insn & 0x7f) != SYSTEM;
	}

	/** The instruction as the hart supplies it: whole, without the address. */
	int transformed() {
		if (!compressed())
			return insn & ~(0x1f << RS1);
		int width = (insn & 0x2000) != 0 ? 3 : 2;
		return (stores() ? STORE | A1 << RS2 : LOAD | A0 << RD) & ~2 | width << FUNCT3;
	}
}
