package org.irqscope.core.operation;

import org.irqscope.core.Texts;
import org.irqscope.kvm.HostBackend;
import org.irqscope.kvm.HostKvmException;
import org.irqscope.kvm.TracingLeftovers;
import org.irqscope.kvm.kernel.KernelException;

/** Opens the host's KVM for operations. Keeps no state, for any thread. */
public final class HostOpening {
	private HostOpening() {
	}

	/**
	 * Opens KVM, with tracepoints where they can be seen; {@link HostBackend#tracingObstacles} tells why they cannot.
	 *
	 * @throws OperationException when there is none; the reason says what is missing and how to get it
	 */
	public static HostBackend open() throws OperationException {
		try {
			return HostBackend.open();
		} catch (HostKvmException e) {
			throw refused(e);
		}
	}

	/** Ends what killed processes go on tracing; for programs that start and may not open KVM. */
	public static void removeLeftovers() {
		TracingLeftovers.remove();
	}

	static OperationException refused(HostKvmException refusal) {
		String reasons = String.join("; ", refusal.getMessage().lines().toList());
		return new OperationException("", 0,
				refusal instanceof KernelException ? reasons : Texts.of("kvm.unusable", reasons));
	}
}
