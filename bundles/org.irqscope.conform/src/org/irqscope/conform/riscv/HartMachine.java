package org.irqscope.conform.riscv;

import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.emulator.riscv.aia.AiaDevice;
import org.irqscope.emulator.riscv.imsic.ImsicRegisters;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.script.OpCode;

/** The machine with harts that a random script drives, and operations that several kinds of scripts use. */
final class HartMachine {
	static final int SISELECT = 0x150, SIREG = 0x151, STOPEI = 0x15c, SIE = 0x104, SIP = 0x144, STIMECMP = 0x14d;
	static final int SWAP = 1, SET = 2, CLEAR = 3, X0 = 8;
	static final long PAGE = 0x1000;
	private static final int IDENTITIES = 255;
	private static final long NEVER = -1;

	private final ScriptWriter writer;
	private final int vcpus;
	private final int sources;

	/** Writes the machine's creation. */
	HartMachine(ScriptWriter writer) {
		this.writer = writer;
		this.vcpus = writer.one(1, 2, 2, 3);
		this.sources = writer.one(7, 31, 32, 40);
		writer.op(OpCode.VM, vcpus);
	}

	int vcpus() {
		return vcpus;
	}

	int sources() {
		return sources;
	}

	int vcpu() {
		return writer.below(vcpus);
	}

	/** The interrupt device, as kvmtool sets it up. */
	void setUp() {
		writer.op(OpCode.AIA, sources, writer.one(63, IDENTITIES, IDENTITIES));
	}

	/** The interrupt files of all harts deliver some of their identities. */
	void openFiles() {
		for (int hart = 0; hart < vcpus; hart++) {
			file(hart, ImsicRegisters.EIDELIVERY, 1);
			file(hart, ImsicRegisters.EIE0, writer.chance(50) ? NEVER : writer.word());
		}
	}

	/** User space writes a register of a file. */
	void file(int hart, int register, long value) {
		writer.op(OpCode.AIA_SET, AiaDevice.IMSIC, (long) hart << 12 | register, value);
	}

	/** An identity that is mostly one that the lower half of a word has, which alone can be enabled. */
	int identity() {
		return writer.chance(80) ? writer.below(32) + 64 * writer.below(4) : writer.one(0, writer.below(300), 63, 64);
	}

	long imsic() {
		return Kvmtool.IRQCHIP + PAGE * writer.below(vcpus);
	}

	long aplic() {
		return Kvmtool.IRQCHIP + PAGE * vcpus;
	}

	int fileRegister() {
		return writer.one(ImsicRegisters.EIDELIVERY, ImsicRegisters.EITHRESHOLD,
				ImsicRegisters.EIP0 + 2 * writer.below(4), ImsicRegisters.EIE0 + 2 * writer.below(4),
				writer.between(ImsicRegisters.EIDELIVERY, 0xff));
	}

	long fileValue(int register) {
		if (register == ImsicRegisters.EIDELIVERY)
			return writer.one(0L, 1L, 1L, 1L, 0x40000000L, NEVER);
		if (register == ImsicRegisters.EITHRESHOLD)
			return writer.one(0L, 0L, writer.below(300), NEVER);
		return writer.one(0L, writer.word(), writer.word() << 32 | writer.word(), NEVER, 1L << writer.below(64));
	}

	/** The guest changes or reads a register of its file. */
	void guestFile() {
		int hart = vcpu();
		int register = writer.chance(90) ? fileRegister() : writer.between(0x30, 0x3f);
		writer.op(OpCode.CSR, SISELECT, SWAP, register, hart);
		writer.op(OpCode.CSR, SIREG, function(), fileValue(register), hart);
	}

	int function() {
		return writer.one(SWAP, SWAP, SET, CLEAR, SET | X0, SWAP | X0, SET | 4, CLEAR | X0);
	}

	/** The guest claims, or only looks. */
	void claim() {
		writer.op(OpCode.CSR, STOPEI, writer.one(SWAP | X0, SWAP | X0, SET | X0, SWAP, SET), writer.word(), vcpu());
	}

	void message() {
		long address = writer.chance(90) ? imsic() + writer.one(0, 0, 0, 4)
				: writer.one(imsic() + 8, imsic() + writer.below(0x1000), 0x1234_5000L, aplic(),
						1L << 32 | imsic());
		writer.op(OpCode.MSI, address, data());
	}

	/** An identity in either order of bytes, or any word. */
	long data() {
		int identity = identity();
		return writer.chance(85) ? identity
				: writer.one(Integer.reverseBytes(identity) & 0xffffffffL, writer.word());
	}

	void line() {
		writer.op(OpCode.LINE, writer.chance(95) ? writer.between(1, sources) : writer.one(0, sources + 1, 1000),
				writer.chance(97) ? writer.below(2) : writer.word());
	}

	void take() {
		writer.op(OpCode.TAKE, vcpu());
	}

	/** A guest that waits without anything to come takes its time. */
	void sleep() {
		writer.op(OpCode.WFI, vcpu());
	}

	void enable() {
		writer.op(OpCode.CSR, SIE, writer.one(SWAP, SET, CLEAR), writer.one(0x222, 0x200, 0x2, 0x20, 0), vcpu());
	}

	/** Past or never: nothing depends on when the script runs. */
	void timer() {
		long when = writer.one(0L, 1L, NEVER, NEVER, 0x7000_0000_0000_0000L);
		if (writer.chance(70))
			writer.op(OpCode.CSR, STIMECMP, SWAP, when, vcpu());
		else
			writer.op(OpCode.SBI, 0x54494d45, writer.chance(90) ? 0 : 1, when, 0, vcpu());
	}
}
