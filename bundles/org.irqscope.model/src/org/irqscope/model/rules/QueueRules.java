package org.irqscope.model.rules;

import java.util.List;

import org.irqscope.model.BusKind;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtioQueues;
import org.irqscope.model.Virtqueue;
import org.irqscope.model.VirtualMachine;

/** What the queues of a virtio device cannot be. Reads the model only, in the thread that owns it. */
final class QueueRules {
	private static final int INDEX = 0xffff, REGISTERS = 0x200;

	private final VirtualMachine machine;
	private final VirtioDevice device;
	private final List<Problem> problems;

	QueueRules(VirtualMachine machine, VirtioDevice device, List<Problem> problems) {
		this.machine = machine;
		this.device = device;
		this.problems = problems;
	}

	void check() {
		if (device.getMmio() != null)
			mmio();
		if (!VirtioQueues.hasQueues(device))
			return;
		if (device.getMmio() == null && device.getConfigVector() >= device.getMsix().getEntries().size())
			problems.add(Problem.error(device, "queue.config", device.getId(), device.getConfigVector()));
		for (int at = 0; at < device.getQueues().size(); at++)
			queue(at, device.getQueues().get(at));
	}

	private void mmio() {
		if (device.getPci() != null)
			problems.add(Problem.error(device, "mmio.and.pci", device.getId()));
		if (device.getSignalling() == Signalling.SIGNAL_MSI)
			problems.add(Problem.error(device, "mmio.message", device.getId()));
		if (machine.getDevices().stream().anyMatch(other -> other != device && other instanceof VirtioDevice virtio
				&& virtio.getMmio() != null
				&& virtio.getMmio().getAddress() / REGISTERS == device.getMmio().getAddress() / REGISTERS))
			problems.add(Problem.error(device, "mmio.same.registers", device.getId()));
	}

	private void queue(int at, Virtqueue queue) {
		if (queue.getIndex() != at)
			problems.add(Problem.error(device, "queue.order", device.getId(), queue.getIndex(), at));
		if (device.getMmio() == null && queue.getVector() >= device.getMsix().getEntries().size())
			problems.add(Problem.error(device, "queue.vector", device.getId(), queue.getIndex(), queue.getVector()));
		int outside = queue.getAvailIdx() - queue.getLastUsedIdx() & INDEX;
		int taken = queue.getLastAvailIdx() - queue.getLastUsedIdx() & INDEX;
		int used = queue.getUsedIdx() - queue.getLastUsedIdx() & INDEX;
		if (outside > queue.getSize() || taken > outside || used > taken)
			problems.add(Problem.error(device, "queue.rings", device.getId(), queue.getIndex()));
		if (signalsAnother(queue))
			problems.add(Problem.error(device, "queue.kick", device.getId(), queue.getIndex()));
	}

	/** An ioeventfd takes the notification, and the device waits for another eventfd. */
	private boolean signalsAnother(Virtqueue queue) {
		long address = VirtioQueues.notifyAddress(device, queue);
		return machine.getBuses().stream().filter(bus -> bus.getKind() == BusKind.KVM_MMIO_BUS)
				.flatMap(bus -> bus.getIoeventfds().stream()).filter(one -> one.getAddress() == address)
				.filter(one -> one.isWildcard() || one.getDatamatch() == queue.getIndex()).findFirst()
				.filter(one -> one.getEventfd() != queue.getKick()).isPresent();
	}
}
