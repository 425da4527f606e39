package org.irqscope.kvm.kernel;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.kvm.Obstacle;
import org.irqscope.kvm.RealKvm;

/**
 * The KVM of a prepared kernel as a backend, with one machine at a time. Used by one thread at a time; the kernel
 * boots for the first backend and stays for those that follow.
 */
public final class KernelBackend implements RealKvm {
	private final LentKernel lent;
	private final Greeting greeting;

	private KernelBackend(LentKernel lent) {
		this.lent = lent;
		this.greeting = (Greeting) lent.kernel().greeting();
	}

	/**
	 * Takes a kernel that has booted and is idle, or boots one, which takes half a minute.
	 *
	 * @param cancelled asked again and again while it boots
	 * @throws KernelException when something is missing, or it does not come to answer
	 * @throws CancellationException when it was cancelled
	 */
	public static KernelBackend open(PreparedKernel kernel, BooleanSupplier cancelled) {
		return new KernelBackend(LentKernel.take(kernel, EmulatedX86Vm.GUEST_EVENTS, cancelled));
	}

	/** The kernel's own name of itself, such as {@code 6.12.43+deb13-amd64}. */
	public String release() {
		return greeting.release();
	}

	/** How it is set, as the emulator takes it. */
	public Host host() {
		return greeting.host();
	}

	@Override
	public List<Obstacle> tracingObstacles() {
		return List.of();
	}

	/**
	 * A new machine, in the place of an older one.
	 *
	 * @throws KernelException when the kernel refuses it, or answers no more
	 */
	@Override
	public KernelVm create(int vcpus, boolean split) {
		return new KernelVm(lent.kernel(), lent.events(), vcpus, split);
	}

	/** The kernel stays for others. */
	@Override
	public void close() {
		lent.close();
	}
}
