package org.irqscope.kvm.kernel;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.kvm.Obstacle;

/** A kernel that a backend has for itself until it gives it back. Used by one thread at a time. */
final class LentKernel implements AutoCloseable {
	private final BootedKernel kernel;
	private final KernelEvents events = new KernelEvents();

	private LentKernel(BootedKernel kernel) {
		this.kernel = kernel;
	}

	/**
	 * Takes a kernel that has booted and is idle, or boots one, which takes half a minute.
	 *
	 * @param tracepoints those that it is to tell of
	 * @param cancelled asked again and again while it boots
	 * @throws KernelException when something is missing, or it does not come to answer
	 * @throws CancellationException when it was cancelled
	 */
	static LentKernel take(Bootable kernel, Set<Tracepoint> tracepoints, BooleanSupplier cancelled) {
		List<Obstacle> obstacles = kernel.check();
		if (!obstacles.isEmpty())
			throw new KernelException(obstacles);
		LentKernel lent = new LentKernel(IdleKernels.take(kernel, cancelled));
		lent.kernel.ask("events "
				+ tracepoints.stream().map(Tracepoint::kernelName).sorted().collect(Collectors.joining(" ")));
		return lent;
	}

	BootedKernel kernel() {
		return kernel;
	}

	KernelEvents events() {
		return events;
	}

	/** It stays for others. */
	@Override
	public void close() {
		IdleKernels.give(kernel);
	}
}
