package org.irqscope.emulator.vmm;

import java.util.Optional;

import org.irqscope.emulator.host.VfioVector;
import org.irqscope.emulator.kvm.Eventfd;

/**
 * What stands behind an entry of a table.
 *
 * @param eventfd what the irqfd of the entry waits for
 * @param second what is signalled instead while the entry is masked
 * @param host the interrupt of the host, where VFIO passes the function through
 */
public record VectorParts(Optional<Eventfd> eventfd, Optional<Eventfd> second, Optional<VfioVector> host) {
	/** An entry of a device that sends its messages itself. */
	public static final VectorParts NONE = new VectorParts(Optional.empty(), Optional.empty(), Optional.empty());

	/** True when a sort of function finds all that it needs. */
	public boolean fits(PciSort sort) {
		return (!sort.hasIrqfds() || eventfd.isPresent()) && (!sort.hasSecondEventfds() || second.isPresent())
				&& (!sort.isPassedThrough() || host.isPresent());
	}
}
