package org.irqscope.core.picture.part.trap;

import java.util.List;

import org.irqscope.emulator.riscv.hart.MmioInsn;

/** The formats of the loads and stores that KVM decodes, with their bits from the highest on. For any thread. */
enum InsnFormat {
	LOAD(32, new BitField("imm[11:0]", "imm", 31, 20), new BitField("rs1", "rs1", 19, 15), funct(14, 12),
			new BitField("rd", "rd", 11, 7), opcode(6)),
	STORE(32, new BitField("imm[11:5]", "imm", 31, 25), new BitField("rs2", "rs2", 24, 20),
			new BitField("rs1", "rs1", 19, 15), funct(14, 12), new BitField("imm[4:0]", "imm", 11, 7), opcode(6)),
	/** As the hart supplies them: the address is left out, what it adds to the trapped one stands there instead. */
	TRANSFORMED_LOAD(32, new BitField("0", "zero", 31, 20), new BitField("offset", "offset", 19, 15), funct(14, 12),
			new BitField("rd", "rd", 11, 7), opcode(6)),
	TRANSFORMED_STORE(32, new BitField("0", "zero", 31, 25), new BitField("rs2", "rs2", 24, 20),
			new BitField("offset", "offset", 19, 15), funct(14, 12), new BitField("0", "zero", 11, 7), opcode(6)),
	SHORT_LOAD(16, funct(15, 13), new BitField("imm", "imm", 12, 10), new BitField("rs1'", "rs1.short", 9, 7),
			new BitField("imm", "imm", 6, 5), new BitField("rd'", "rd.short", 4, 2), opcode(1)),
	SHORT_STORE(16, funct(15, 13), new BitField("imm", "imm", 12, 10), new BitField("rs1'", "rs1.short", 9, 7),
			new BitField("imm", "imm", 6, 5), new BitField("rs2'", "rs2.short", 4, 2), opcode(1)),
	STACK_LOAD(16, funct(15, 13), new BitField("i", "imm", 12, 12), new BitField("rd", "rd", 11, 7),
			new BitField("imm", "imm", 6, 2), opcode(1)),
	STACK_STORE(16, funct(15, 13), new BitField("imm", "imm", 12, 7), new BitField("rs2", "rs2", 6, 2), opcode(1)),
	/** Nothing that KVM decodes. */
	UNKNOWN(32, new BitField("", "unknown", 31, 0));

	private final int bits;
	private final List<BitField> fields;

	InsnFormat(int bits, BitField... fields) {
		this.bits = bits;
		this.fields = List.of(fields);
	}

	private static BitField funct(int high, int low) {
		return new BitField("funct3", "funct3", high, low);
	}

	private static BitField opcode(int high) {
		return new BitField("op", "opcode", high, 0);
	}

	/** The format of an instruction. */
	static InsnFormat of(MmioInsn insn, boolean transformed) {
		return switch (insn) {
		case LW, LB, LBU, LD, LWU, LH, LHU -> transformed ? TRANSFORMED_LOAD : LOAD;
		case SW, SB, SD, SH -> transformed ? TRANSFORMED_STORE : STORE;
		case C_LD, C_LW -> SHORT_LOAD;
		case C_SD, C_SW -> SHORT_STORE;
		case C_LDSP, C_LWSP -> STACK_LOAD;
		case C_SDSP, C_SWSP -> STACK_STORE;
		};
	}

	/** 16 or 32. */
	int bits() {
		return bits;
	}

	/** From the highest bit on. */
	List<BitField> fields() {
		return fields;
	}
}
