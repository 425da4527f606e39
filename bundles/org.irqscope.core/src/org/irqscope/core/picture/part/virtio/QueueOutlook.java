package org.irqscope.core.picture.part.virtio;

import org.irqscope.emulator.vmm.virtio.Vring;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.Virtqueue;

/**
 * What comes of the next buffer of a queue: whether its driver tells the device, and whether the device interrupts.
 * Reads the model only, in the thread that owns it.
 */
final class QueueOutlook {
	private static final int INDEX = 0xffff, QUIET = 1;
	private final VirtioDevice device;
	private final Virtqueue queue;

	QueueOutlook(VirtioDevice device, Virtqueue queue) {
		this.device = device;
		this.queue = queue;
	}

	/** True when the device wants to know of the next buffer. */
	boolean kicks() {
		if (!device.isEventIdx())
			return (queue.getUsedFlags() & QUIET) == 0;
		return Vring.needEvent(queue.getAvailEvent(), queue.getAvailIdx() + 1, queue.getAvailIdx());
	}

	/** True when the guest wants an interrupt for the next buffer that comes back. */
	boolean interrupts() {
		if (!device.isEventIdx())
			return (queue.getAvailFlags() & QUIET) == 0;
		return !queue.isSignalledUsedValid()
				|| Vring.needEvent(queue.getUsedEvent(), queue.getUsedIdx() + 1, queue.getSignalledUsed());
	}

	/** Buffers that the device has not taken. */
	int waiting() {
		return queue.getAvailIdx() - queue.getLastAvailIdx() & INDEX;
	}

	/** Buffers that the device works on. */
	int inFlight() {
		return queue.getLastAvailIdx() - queue.getUsedIdx() & INDEX;
	}

	/** Buffers that the driver has not taken back. */
	int used() {
		return queue.getUsedIdx() - queue.getLastUsedIdx() & INDEX;
	}
}
