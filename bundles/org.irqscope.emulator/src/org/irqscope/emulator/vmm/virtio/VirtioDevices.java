package org.irqscope.emulator.vmm.virtio;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.emulator.vmm.PciBus;

/** Finds the virtio devices with queues on a bus. Keeps no state; for the thread that runs the emulator. */
public final class VirtioDevices {
	private VirtioDevices() {
	}

	/** All of them, those on the PCI bus first. */
	public static List<VirtioTransport> of(PciBus bus) {
		return Stream.concat(bus.windows().stream(), bus.mapped().stream()).filter(VirtioTransport.class::isInstance)
				.map(VirtioTransport.class::cast).toList();
	}

	/** The one that a device has; nothing for devices without queues. */
	public static Optional<VirtioTransport> of(PciBus bus, int device) {
		return of(bus).stream().filter(one -> one.index() == device).findFirst();
	}
}
