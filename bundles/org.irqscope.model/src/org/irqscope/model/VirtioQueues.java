package org.irqscope.model;

import java.util.Optional;

/** What documents say of virtio devices and their queues. Reads the model only, in the thread that owns it. */
public final class VirtioQueues {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	/** The kind of a network card. */
	public static final String NET = "net";
	/** Where QEMU has the notifications of queues behind a function's registers, and how far they are apart. */
	private static final long NOTIFY = 0x3000, NOTIFY_APART = 4, MMIO_NOTIFY = 0x50;

	private VirtioQueues() {
	}

	/** True for a device whose rings are known. */
	public static boolean hasQueues(Device device) {
		return device instanceof VirtioDevice virtio && !virtio.getQueues().isEmpty()
				&& (PciFunctions.isFunction(device) || virtio.getMmio() != null);
	}

	/** True for a queue whose buffers wait for what comes from outside: each first one of a pair of a network card. */
	public static boolean receives(VirtioDevice device, Virtqueue queue) {
		return NET.equals(device.getKind()) && queue.getIndex() % 2 == 0;
	}

	/** Where the guest's notification of a queue goes. */
	public static long notifyAddress(VirtioDevice device, Virtqueue queue) {
		return device.getMmio() != null ? device.getMmio().getAddress() + MMIO_NOTIFY
				: device.getPci().getBarAddress() + NOTIFY + queue.getIndex() * NOTIFY_APART;
	}

	/** The ioeventfd that keeps a notification in the kernel. */
	public static Optional<Ioeventfd> ioeventfd(VirtualMachine machine, VirtioDevice device, Virtqueue queue) {
		return mmio(machine).flatMap(bus -> bus.getIoeventfds().stream()
				.filter(one -> one.getAddress() == notifyAddress(device, queue)
						&& one.getEventfd() == queue.getKick())
				.findFirst());
	}

	private static Optional<IoBus> mmio(VirtualMachine machine) {
		return machine.getBuses().stream().filter(bus -> bus.getKind() == BusKind.KVM_MMIO_BUS).findFirst();
	}

	/** Lets the kernel signal the kick of a queue when the guest notifies it. */
	public static void listen(VirtualMachine machine, VirtioDevice device, Virtqueue queue) {
		Ioeventfd ioeventfd = FACTORY.createIoeventfd();
		ioeventfd.setAddress(notifyAddress(device, queue));
		ioeventfd.setLength(device.getMmio() == null ? 0 : Integer.BYTES);
		ioeventfd.setWildcard(device.getMmio() == null);
		ioeventfd.setDatamatch(device.getMmio() == null ? 0 : queue.getIndex());
		ioeventfd.setEventfd(queue.getKick());
		IoBus bus = mmio(machine).orElseGet(() -> {
			IoBus made = FACTORY.createIoBus();
			made.setKind(BusKind.KVM_MMIO_BUS);
			machine.getBuses().add(made);
			return made;
		});
		bus.getIoeventfds().add(ioeventfd);
	}
}
