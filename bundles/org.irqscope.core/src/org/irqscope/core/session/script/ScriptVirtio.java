package org.irqscope.core.session.script;

import org.irqscope.emulator.vmm.virtio.BackEnd;
import org.irqscope.emulator.vmm.virtio.VirtioMmio;
import org.irqscope.emulator.vmm.virtio.VirtioPci;
import org.irqscope.emulator.vmm.virtio.VirtioTransport;
import org.irqscope.emulator.vmm.virtio.Virtqueue;
import org.irqscope.model.Eventfd;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtioQueues;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.VmmKind;

/** The queues of virtio devices that an op script has made, as its document has them. For the thread that makes it. */
final class ScriptVirtio {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	private final VirtualMachine machine;

	ScriptVirtio(VirtualMachine machine) {
		this.machine = machine;
	}

	/** A device without a bus. */
	VirtioDevice mmio(VirtioMmio made) {
		VirtioDevice device = FACTORY.createVirtioDevice();
		device.setName("virtio mmio " + made.index());
		device.setMmio(FACTORY.createVirtioMmio());
		device.getMmio().setAddress(made.address());
		device.getMmio().setVmm(made.backEnd() == BackEnd.KVMTOOL ? VmmKind.KVMTOOL : VmmKind.QEMU);
		device.setLevel(made.backEnd() == BackEnd.QEMU);
		made.end().gsi().ifPresent(device::setGsi);
		device.setSignalling(made.end().gsi().isPresent() ? Signalling.IRQ_LINE : Signalling.IRQFD);
		made.end().eventfd().ifPresent(eventfd -> device.setEventfd(machine.getEventfds().get(eventfd.number())));
		add(device, made);
		return device;
	}

	/** The queues of a function. */
	void add(VirtioDevice device, VirtioPci made) {
		device.getPci().setBarAddress(made.bar());
		device.setConfigVector(made.configVector());
		add(device, (VirtioTransport) made);
	}

	private void add(VirtioDevice device, VirtioTransport made) {
		device.setEventIdx(made.eventIdx());
		device.setKind(made.queues().stream().anyMatch(Virtqueue::receives) ? VirtioQueues.NET : "blk");
		for (Virtqueue queue : made.queues()) {
			org.irqscope.model.Virtqueue added = FACTORY.createVirtqueue();
			added.setIndex(queue.number());
			added.setSize(queue.ring().size());
			added.setVector(queue.vector());
			device.getQueues().add(added);
			if (queue.vector() >= 0)
				added.setCall(device.getMsix().getEntries().get(queue.vector()).getEventfd());
			queue.kick().ifPresent(kick -> notified(device, added, kick.number()));
		}
	}

	private void notified(VirtioDevice device, org.irqscope.model.Virtqueue queue, int kick) {
		Eventfd eventfd = machine.getEventfds().get(kick);
		eventfd.setName("kick " + queue.getIndex());
		queue.setKick(eventfd);
		VirtioQueues.listen(machine, device, queue);
	}
}
