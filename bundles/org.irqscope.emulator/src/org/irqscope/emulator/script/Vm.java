package org.irqscope.emulator.script;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.routing.RoutingEntry;

/**
 * One virtual machine of any architecture that operations drive: the emulator's or the host's. Errors are negative
 * error numbers, as the ioctls give them.
 */
public interface Vm extends AutoCloseable {
	/** The answer of guest operations when the guest faults. */
	int GUEST_FAULT = -3;
	/**
	 * The answer of guest operations of a vCPU that waits for a startup interrupt after an INIT: {@code KVM_RUN} sleeps
	 * in {@code kvm_vcpu_block} until a signal ends it with {@code -EINTR}.
	 */
	int ASLEEP = -4;

	int vcpus();

	/** {@code KVM_IRQ_LINE_STATUS}: the status or an error. */
	int irqLineStatus(int gsi, int level);

	/** {@code KVM_SIGNAL_MSI}: the ioctl's value or an error. */
	int signalMsi(long address, int data);

	int setGsiRouting(List<RoutingEntry> entries);

	/**
	 * Makes an eventfd, and a resamplefd when asked for, and binds them.
	 *
	 * @return the eventfd's number, counted from 0 whether or not binding works, or an error
	 */
	int irqfd(int gsi, boolean resample);

	int irqfdDeassign(int eventfd, int gsi);

	/** Binds an eventfd that has been made before: 0, or an error, {@code -EBUSY} while it is bound. */
	int irqfdAgain(int eventfd, int gsi);

	/** Writes 1 to an eventfd and lets deferred work run. */
	int signal(int eventfd);

	/** Reads the resamplefd of an eventfd: its count, 0 when nothing was signalled. */
	long readResample(int eventfd);

	/** A 32-bit store by a vCPU's guest, to a device: 0 or {@link #GUEST_FAULT}. */
	int write32(int vcpu, long address, int value);

	/** A 32-bit load: the value, 0 to 0xffffffff, or {@link #GUEST_FAULT}. */
	long read32(int vcpu, long address);

	/**
	 * The tracepoints since the last call, each as {@code who name: text}; nothing when they cannot be seen here.
	 */
	Optional<List<String>> events();

	@Override
	void close();
}
