package org.irqscope.kvm.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.BooleanSupplier;

/** Kernels that have booted and that nobody uses; a few stay until this process ends. Any thread. */
final class IdleKernels {
	/** Each takes half a gigabyte. */
	private static final int MOST = 2;
	private static final Deque<BootedKernel> IDLE = new ArrayDeque<>();

	private IdleKernels() {
	}

	/** One of them, or else a new one. */
	static BootedKernel take(Bootable kernel, BooleanSupplier cancelled) {
		synchronized (IDLE) {
			for (Iterator<BootedKernel> idle = IDLE.iterator(); idle.hasNext();) {
				BootedKernel one = idle.next();
				if (!one.isAlive() || one.kernel().equals(kernel))
					idle.remove();
				if (one.isAlive() && one.kernel().equals(kernel))
					return one;
			}
		}
		return BootedKernel.boot(kernel, cancelled);
	}

	/** The kernel is free; those that have been so the longest are switched off. */
	static void give(BootedKernel kernel) {
		synchronized (IDLE) {
			if (kernel.isAlive())
				IDLE.addLast(kernel);
			while (IDLE.size() > MOST)
				IDLE.removeFirst().close();
		}
	}
}
