package org.irqscope.kvm.kernel;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.irqscope.emulator.riscv.RiscvHost;
import org.irqscope.emulator.script.riscv.EmulatedRiscvVm;
import org.irqscope.emulator.script.riscv.RiscvBackend;

/**
 * The KVM of a prepared kernel for RISC-V as a backend, with one machine at a time. Used by one thread at a time; the
 * kernel boots for the first backend and stays for those that follow.
 */
public final class RiscvKernelBackend implements RiscvBackend, AutoCloseable {
	private final LentKernel lent;
	private final RiscvGreeting greeting;

	private RiscvKernelBackend(LentKernel lent) {
		this.lent = lent;
		this.greeting = (RiscvGreeting) lent.kernel().greeting();
	}

	/**
	 * Takes a kernel that has booted and is idle, or boots one, which takes half a minute.
	 *
	 * @param cancelled asked again and again while it boots
	 * @throws KernelException when something is missing, or it does not come to answer
	 * @throws CancellationException when it was cancelled
	 */
	public static RiscvKernelBackend open(RiscvKernel kernel, BooleanSupplier cancelled) {
		return new RiscvKernelBackend(LentKernel.take(kernel, EmulatedRiscvVm.EVENTS, cancelled));
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
		return new RiscvKernelVm(lent.kernel(), lent.events(), vcpus);
	}

	/** The kernel stays for others. */
	@Override
	public void close() {
		lent.close();
	}
}
