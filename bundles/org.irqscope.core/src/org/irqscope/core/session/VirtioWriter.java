package org.irqscope.core.session;

import org.irqscope.core.run.snapshot.VirtioSnapshot;
import org.irqscope.emulator.vmm.virtio.Vring;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.Virtqueue;

/** Writes what the queues of a virtio device have into the copy of its document. Keeps no state. */
final class VirtioWriter {
	private VirtioWriter() {
	}

	static void write(VirtioSnapshot from, VirtioDevice target) {
		target.setIsr(from.status());
		target.setGeneration(from.generation());
		for (int at = 0; at < from.queues().size(); at++)
			write(from.queues().get(at), target.getQueues().get(at));
	}

	private static void write(VirtioSnapshot.Queue from, Virtqueue target) {
		Vring.Shared shared = from.shared();
		target.setAvailFlags(shared.availFlags());
		target.setAvailIdx(shared.availIdx());
		target.setUsedEvent(shared.usedEvent());
		target.setUsedFlags(shared.usedFlags());
		target.setUsedIdx(shared.usedIdx());
		target.setAvailEvent(shared.availEvent());
		target.setLastUsedIdx(from.progress().lastUsed());
		target.setLastAvailIdx(from.progress().lastAvail());
		target.setSignalledUsed(from.progress().signalled());
		target.setSignalledUsedValid(from.progress().signalledValid());
	}
}
