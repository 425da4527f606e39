package org.irqscope.kvm.structure;

/** {@code struct kvm_regs}: the general registers of a vCPU, in memory of their own or in {@code kvm_run}. */
public final class KvmRegs {
	public static final int SIZE = 144;
	public static final int RAX = 0, RBX = 8, RCX = 16, RDX = 24, RSP = 48, RIP = 128, RFLAGS = 136;
	/** The bit of RFLAGS that is always set; IF is clear. */
	private static final int RFLAGS_FIXED = 2;

	private final NativeMemory memory;
	private final int base;

	public KvmRegs(NativeMemory memory, int base) {
		this.memory = memory;
		this.base = base;
	}

	/** The registers with which a program starts. */
	public void set(int eax, int ebx, int ecx, int edx, long rsp, long rip) {
		memory.fill(base, SIZE, 0);
		memory.putLong(base + RAX, eax & 0xffffffffL);
		memory.putLong(base + RBX, ebx & 0xffffffffL);
		memory.putLong(base + RCX, ecx & 0xffffffffL);
		memory.putLong(base + RDX, edx & 0xffffffffL);
		memory.putLong(base + RSP, rsp);
		memory.putLong(base + RIP, rip);
		memory.putLong(base + RFLAGS, RFLAGS_FIXED);
	}

	public long rip() {
		return memory.getLong(base + RIP);
	}
}
