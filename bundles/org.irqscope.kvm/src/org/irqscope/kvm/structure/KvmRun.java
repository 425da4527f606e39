package org.irqscope.kvm.structure;

/** {@code struct kvm_run}: the page that a vCPU shares with user space. Used by the thread that runs the vCPU. */
public final class KvmRun {
	public static final int SIZE = 2352;
	public static final int EXIT_REASON = 8;
	public static final int IO_DIRECTION = 32, IO_SIZE = 33, IO_PORT = 34, IO_COUNT = 36, IO_DATA_OFFSET = 40;
	public static final int MMIO_DATA = 40, MMIO_IS_WRITE = 52, EOI_VECTOR = 32;
	public static final int DIRTY_REGS = 296, REGS = 304;
	/** Exit reasons. */
	public static final int EXIT_IO = 2, EXIT_MMIO = 6, EXIT_IOAPIC_EOI = 26;
	/** {@code KVM_SYNC_X86_REGS} */
	public static final int SYNC_REGS = 1;
	private static final int IO_IN = 0;
	private static final int MMIO_DATA_SIZE = 8;

	public final NativeMemory memory;
	/** The general registers that the next run starts with, on kernels that take them from here. */
	public final KvmRegs regs;

	/** @param memory the mapping of a vCPU's file */
	public KvmRun(NativeMemory memory) {
		this.memory = memory;
		this.regs = new KvmRegs(memory, REGS);
	}

	/** The next run starts with {@link #regs}. */
	public void markRegsDirty() {
		memory.putLong(DIRTY_REGS, SYNC_REGS);
	}

	public int exitReason() {
		return memory.getInt(EXIT_REASON);
	}

	public int port() {
		return memory.getShort(IO_PORT);
	}

	/** The number that the guest writes to a port. */
	public int ioData() {
		int at = (int) memory.getLong(IO_DATA_OFFSET);
		return switch (memory.getByte(IO_SIZE)) {
		case 1 -> memory.getByte(at);
		case 2 -> memory.getShort(at);
		default -> memory.getInt(at);
		};
	}

	/** Nothing answers at the port: reads give ones. */
	public void floatIo() {
		if (memory.getByte(IO_DIRECTION) == IO_IN)
			memory.fill((int) memory.getLong(IO_DATA_OFFSET), memory.getByte(IO_SIZE) * memory.getInt(IO_COUNT), 0xff);
	}

	/** Nothing answers at the address: reads give ones. */
	public void floatMmio() {
		if (memory.getByte(MMIO_IS_WRITE) == 0)
			memory.fill(MMIO_DATA, MMIO_DATA_SIZE, 0xff);
	}

	public int eoiVector() {
		return memory.getByte(EOI_VECTOR);
	}
}
