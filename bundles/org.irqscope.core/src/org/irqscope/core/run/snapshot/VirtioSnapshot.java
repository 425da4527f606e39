package org.irqscope.core.run.snapshot;

import java.util.List;

import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.vmm.virtio.VirtioDevices;
import org.irqscope.emulator.vmm.virtio.VirtioTransport;
import org.irqscope.emulator.vmm.virtio.Virtqueue;
import org.irqscope.emulator.vmm.virtio.Vring;

/**
 * A virtio device with queues at one moment. Immutable, for any thread.
 *
 * @param device the number of the device in the document
 * @param status why it interrupts
 * @param generation how often its configuration has changed
 */
public record VirtioSnapshot(int device, int status, int generation, List<Queue> queues) {

	/** The rings of a queue, and how far both sides are. */
	public record Queue(Vring.Shared shared, Vring.Progress progress) {
	}

	static List<VirtioSnapshot> of(PciMachine machine) {
		return VirtioDevices.of(machine.bus()).stream().map(VirtioSnapshot::of).toList();
	}

	private static VirtioSnapshot of(VirtioTransport device) {
		return new VirtioSnapshot(device.index(), device.status(), device.generation(),
				device.queues().stream().map(Virtqueue::ring).map(ring -> new Queue(ring.shared(), ring.progress()))
						.toList());
	}
}
