package org.irqscope.kvm.structure;

/** {@code struct kvm_irqfd}: binds an eventfd to a GSI, or takes the binding away. */
public final class KvmIrqfd {
	public static final int SIZE = 32;
	public static final int FD = 0, GSI = 4, FLAGS = 8, RESAMPLEFD = 12;
	/** The bits of the flags. */
	public static final int DEASSIGN = 1, RESAMPLE = 2;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	public KvmIrqfd set(int fd, int gsi, int flags, int resamplefd) {
		memory.putInt(FD, fd);
		memory.putInt(GSI, gsi);
		memory.putInt(FLAGS, flags);
		memory.putInt(RESAMPLEFD, resamplefd);
		return this;
	}
}
