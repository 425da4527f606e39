package org.irqscope.emulator.riscv.hart;

/**
 * Why a guest was left, in the words of the hart: section 2.1. Immutable, for any thread.
 *
 * @param scause the cause
 * @param stval the address of the guest, or its instruction
 * @param htval the guest's physical address without its two lowest bits
 * @param htinst the instruction as the hart supplies it, or 0
 * @param code what is found where the guest's instruction is
 */
public record HartTrap(long scause, long stval, long htval, int htinst, Code code) {
	public static final int INST_ACCESS = 1, ILLEGAL = 2, LOAD_ACCESS = 5, STORE_ACCESS = 7, INST_PAGE_FAULT = 12,
			FETCH_GUEST_FAULT = 20, LOAD_GUEST_FAULT = 21, VIRTUAL_INSN = 22, STORE_GUEST_FAULT = 23, VS_ECALL = 10;
	/** The bit of causes that are interrupts. */
	public static final long INTERRUPT = 1L << 63;
	/** The host's software interrupt, as which a kick arrives. */
	public static final long KICK = INTERRUPT | 1;

	/** An instruction in memory, or the fault that comes of reading it. */
	public sealed interface Code {
		/** @param insn 32 bits, or 16 where the two lowest are not both set */
		record Insn(int insn) implements Code {
		}

		/** @param scause the cause of the fault */
		record Fault(int scause) implements Code {
		}
	}

	/** An access of a guest without paging to an address that no memory is at. */
	public static HartTrap access(boolean store, long address, int htinst, Code code) {
		return new HartTrap(store ? STORE_GUEST_FAULT : LOAD_GUEST_FAULT, address, address >>> 2, htinst, code);
	}

	/** An instruction that a guest may not execute by itself. */
	public static HartTrap virtual(int insn) {
		return new HartTrap(VIRTUAL_INSN, insn & 0xffffffffL, 0, 0, new Code.Insn(insn));
	}

	/** A call of the guest's kernel to its firmware. */
	public static HartTrap ecall() {
		return new HartTrap(VS_ECALL, 0, 0, 0, new Code.Insn(0x73));
	}

	/** An interrupt of the host. */
	public static HartTrap interrupt(long scause) {
		return new HartTrap(scause, 0, 0, 0, new Code.Insn(0));
	}

	/** The guest's physical address: its two lowest bits are those of the virtual one. */
	public long gpa() {
		return htval << 2 | stval & 3;
	}
}
