package org.irqscope.kvm.kernel;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.irqscope.emulator.riscv.RiscvHost;
import org.irqscope.emulator.script.riscv.EmulatedRiscvVm;
import org.irqscope.emulator.script.riscv.RiscvBackend;
import org.irqscope.kvm.Obstacle;

/**
 * The KVM of a prepared kernel for RISC-V as a backend, with one machine at a time. Used by one thread at a time; the
 * kernel boots for the first backend and stays for those that follow.
 */
public final class RiscvKernelBackend implements RiscvBackend, AutoCloseable {
	private final BootedKernel kernel;
	private final RiscvGreeting greeting;
	private final KernelEvents events = new KernelEvents();

	private RiscvKernelBackend(BootedKernel kernel) {
		this.kernel = kernel;
		this.greeting = (RiscvGreeting) kernel.greeting();
		kernel.ask("events " + EmulatedRiscvVm.EVENTS.stream().map(event -> event.kernelName()).sorted()
				.collect(Collectors.joining(" ")));
	}

	/**
	 * Takes a kernel that has booted and is idle, or boots one, which takes half a minute.
	 *
	 * @param cancelled asked again and again while it boots
	 * @throws KernelException when something is missing, or it does not come to answer
	 * @throws CancellationException when it was cancelled
	 */
	public static RiscvKernelBackend open(RiscvKernel kernel, BooleanSupplier cancelled) {
		List<Obstacle> obstacles = kernel.check();
		if (!obstacles.isEmpty())
			throw new KernelException(obstacles);
		return new RiscvKernelBackend(IdleKernels.take(kernel, cancelled));
	}

	/** The kernel's own name of itself, such as {@code 6.12.107+deb13-riscv64}. */
	public String release() {
		return greeting.release();
	}

	/** How it is set, as the emulator takes it. */
	public RiscvHost host() {
		return greeting.host();
	}

	/**
	 * A new machine, in the place of an older one.
	 *
	 * @throws KernelException when the kernel refuses it, or answers no more
	 */
	@Override
	public RiscvKernelVm create(int vcpus, boolean split) {
		return new RiscvKernelVm(kernel, events, vcpus);
	}

	/** The kernel stays for others. */
	@Override
	public void close() {
		IdleKernels.give(kernel);
	}
}
