package org.irqscope.core.edit.mend;

import org.irqscope.core.edit.QueueDevices;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtioQueues;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.Virtqueue;

/** Mends what the queues of a virtio device cannot be. Used by the thread that owns the document. */
final class QueueMends {
	private QueueMends() {
	}

	static void vector(VirtualMachine machine, VirtioDevice device) {
		device.getQueues().stream().filter(queue -> queue.getVector() >= device.getMsix().getEntries().size())
				.forEach(queue -> queue.setVector(-1));
	}

	/** Takes the ioeventfds of the wrong eventfds away, and lets the kernel signal the right ones. */
	static void kick(VirtualMachine machine, VirtioDevice device) {
		for (Virtqueue queue : device.getQueues()) {
			long address = VirtioQueues.notifyAddress(device, queue);
			boolean wrong = machine.getBuses().stream().map(bus -> bus.getIoeventfds().removeIf(
					one -> one.getAddress() == address && one.getEventfd() != queue.getKick()))
					.reduce(false, Boolean::logicalOr);
			if (wrong && queue.getKick() == null)
				new QueueDevices(machine, device).kick(queue);
			else if (wrong && VirtioQueues.ioeventfd(machine, device, queue).isEmpty())
				VirtioQueues.listen(machine, device, queue);
		}
	}

	static void line(VirtualMachine machine, VirtioDevice device) {
		device.setSignalling(Signalling.IRQ_LINE);
		new QueueDevices(machine, device).takeLine();
	}
}
