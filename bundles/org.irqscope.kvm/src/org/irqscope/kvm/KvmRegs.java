package org.irqscope.kvm;

/** {@code struct kvm_regs}: the general registers of a vCPU, in memory of their own or in {@code kvm_run}. */
final class KvmRegs {
	static final int SIZE = 144;
	static final int RAX = 0, RBX = 8, RCX = 16, RDX = 24, RSP = 48, RIP = 128, RFLAGS = 136;
	/** The bit of RFLAGS that is always set; IF is clear. */
	private static final int RFLAGS_FIXED = 2;

	private final NativeMemory memory;
	private final int base;

	KvmRegs(NativeMemory memory, int base) {
		this.memory = memory;
		this.base = base;
	}

	/** The registers with which a program starts. */
	void set(GuestProgram program, Operands operands) {
		memory.fill(base, SIZE, 0);
		memory.putLong(base + RAX, operands.eax() & 0xffffffffL);
		memory.putLong(base + RBX, operands.ebx() & 0xffffffffL);
		memory.putLong(base + RCX, operands.ecx() & 0xffffffffL);
		memory.putLong(base + RDX, operands.edx() & 0xffffffffL);
		memory.putLong(base + RSP, GuestMemory.STACK);
		memory.putLong(base + RIP, program.address());
		memory.putLong(base + RFLAGS, RFLAGS_FIXED);
	}

	long rip() {
		return memory.getLong(base + RIP);
	}
}
