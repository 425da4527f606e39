package org.irqscope.kvm;

/** The kernel's number of the calling thread, asked for once. */
final class HostThread {
	private static final ThreadLocal<Integer> TID = ThreadLocal.withInitial(Libc::gettid);

	private HostThread() {
	}

	static int tid() {
		return TID.get();
	}
}
