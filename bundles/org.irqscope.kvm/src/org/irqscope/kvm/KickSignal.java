package org.irqscope.kvm;

import org.irqscope.kvm.structure.NativeMemory;

/**
 * The signal that ends {@code KVM_RUN} in a thread. It is blocked around the run and open only inside, so that it
 * interrupts the run or stays pending, and no handler ever runs; signals of the Java runtime are left as they are.
 * Used by the thread that runs the vCPU, but for {@link #send}.
 */
final class KickSignal {
	/** A real-time signal: the C library has the first ones, the JDK's file channels 62. */
	private static final int SIGNAL = 60;
	static final long BIT = 1L << SIGNAL - 1;
	/** The C library's {@code sigset_t}. */
	private static final int SIGSET_SIZE = 128, TIMESPEC_SIZE = 16;

	private final NativeMemory only = NativeMemory.allocate(SIGSET_SIZE);
	private final NativeMemory none = NativeMemory.allocate(SIGSET_SIZE);
	private final NativeMemory before = NativeMemory.allocate(SIGSET_SIZE);
	private final NativeMemory ignored = NativeMemory.allocate(SIGSET_SIZE);
	private final NativeMemory noTime = NativeMemory.allocate(TIMESPEC_SIZE);

	KickSignal() {
		only.putLong(0, BIT);
	}

	/** What the calling thread has blocked, without the signal: the mask for {@code KVM_RUN}. */
	long maskInRun() {
		HostKvmException.check("sigprocmask", Libc.sigprocmask(Libc.SIG_BLOCK, none, ignored));
		return ignored.getLong(0) & ~BIT;
	}

	void block() {
		HostKvmException.check("sigprocmask", Libc.sigprocmask(Libc.SIG_BLOCK, only, before));
	}

	/** Takes a signal that has been sent to this thread, so that it does not reach the next run. */
	void consume() {
		int signal = Libc.sigtimedwait(only, noTime);
		while (signal >= 0 || signal == -Libc.EINTR)
			signal = Libc.sigtimedwait(only, noTime);
	}

	/** The mask is as it was before {@link #block}. */
	void unblock() {
		HostKvmException.check("sigprocmask", Libc.sigprocmask(Libc.SIG_SETMASK, before, ignored));
	}

	static void send(int tid) {
		HostKvmException.check("tgkill", Libc.tgkill(tid, SIGNAL));
	}
}
