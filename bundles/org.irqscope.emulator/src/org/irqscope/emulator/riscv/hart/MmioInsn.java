package org.irqscope.emulator.riscv.hart;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The loads and stores that KVM emulates, in the order in which it compares them: section 2.3. For any thread. */
public enum MmioInsn {
	LW(false, 0x707f, 0x2003, 4, 32), LB(false, 0x707f, 0x0003, 1, 56), LBU(false, 0x707f, 0x4003, 1, 56),
	LD(false, 0x707f, 0x3003, 8, 0), LWU(false, 0x707f, 0x6003, 4, 0), LH(false, 0x707f, 0x1003, 2, 48),
	LHU(false, 0x707f, 0x5003, 2, 0), C_LD(false, 0xe003, 0x6000, 8, 0), C_LDSP(false, 0xe003, 0x6002, 8, 0),
	C_LW(false, 0xe003, 0x4000, 4, 32), C_LWSP(false, 0xe003, 0x4002, 4, 32),
	SW(true, 0x707f, 0x2023, 4, 0), SB(true, 0x707f, 0x0023, 1, 0), SD(true, 0x707f, 0x3023, 8, 0),
	SH(true, 0x707f, 0x1023, 2, 0), C_SD(true, 0xe003, 0xe000, 8, 0), C_SDSP(true, 0xe003, 0xe002, 8, 0),
	C_SW(true, 0xe003, 0xc000, 4, 0), C_SWSP(true, 0xe003, 0xc002, 4, 0);

	private static final int RD = 7, RS2 = 20, C_RS2 = 2, REGISTER = 0x1f, SHORT_REGISTER = 7, FIRST_SHORT = 8;

	private final boolean store;
	private final int mask, match, length, shift;

	MmioInsn(boolean store, int mask, int match, int length, int shift) {
		this.store = store;
		this.mask = mask;
		this.match = match;
		this.length = length;
		this.shift = shift;
	}

	/** The instruction; nothing where KVM gives up. */
	public static Optional<MmioInsn> of(int insn, boolean store) {
		return Stream.of(values()).filter(one -> one.store == store && one.matches(insn)).findFirst();
	}

	private boolean matches(int insn) {
		return (insn & mask) == match && (!usesStackPointer() || (insn >> RD & REGISTER) != 0);
	}

	/** These have a register where others have none, or a part of an offset, and the kernel wants it not to be 0. */
	private boolean usesStackPointer() {
		return this == C_LDSP || this == C_LWSP || this == C_SDSP || this == C_SWSP;
	}

	/** True for what goes to the device. */
	public boolean isStore() {
		return store;
	}

	/** The bits that tell it from others. */
	public int mask() {
		return mask;
	}

	/** What these bits are. */
	public int match() {
		return match;
	}

	/** True for a load that fills up with zeroes. */
	public boolean isUnsigned() {
		return this == LBU || this == LHU || this == LWU;
	}

	/** How many bytes are moved. */
	public int length() {
		return length;
	}

	/** By how much the value is moved up and down again, as the kernel extends it. */
	int shift(boolean extendsSign) {
		return this == LBU && extendsSign ? 0 : shift;
	}

	/** A compressed one without the stack pointer names one of eight registers, in bits of its own. */
	boolean namesShortRegister() {
		return this == C_LD || this == C_LW || this == C_SD || this == C_SW;
	}

	/** The register that is loaded or stored. */
	public int register(int insn) {
		if (namesShortRegister())
			return FIRST_SHORT + (insn >> 2 & SHORT_REGISTER);
		return switch (this) {
		case C_SDSP, C_SWSP -> insn >> C_RS2 & REGISTER;
		case SW, SB, SD, SH -> insn >> RS2 & REGISTER;
		default -> insn >> RD & REGISTER;
		};
	}

	/** The word for it in assembler. */
	public String mnemonic() {
		return name().toLowerCase(Locale.ROOT).replace('_', '.');
	}

	/** A load into, or a store of, a register, as the hart supplies it: the address is left out. */
	public static int transformed(boolean store, int length, int register) {
		int width = Integer.numberOfTrailingZeros(length) << 12;
		return store ? 0x23 | width | register << RS2 : 0x03 | width | register << RD;
	}
}
