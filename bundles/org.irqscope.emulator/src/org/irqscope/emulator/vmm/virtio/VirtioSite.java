package org.irqscope.emulator.vmm.virtio;

import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.state.MachinePlace;

/**
 * The functions that work on virtqueues: those of the guest's drivers, of QEMU and kvmtool, and of the kernel's vhost;
 * and the registers of the transports.
 */
public enum VirtioSite implements Site {
	VIRTQUEUE_ADD(Kind.GUEST, "queue", "idx"),
	VIRTQUEUE_KICK_PREPARE(Kind.GUEST, "queue", "idx"),
	VRING_INTERRUPT(Kind.GUEST, "queue", "used"),
	VIRTQUEUE_DISABLE_CB(Kind.GUEST, "queue"),
	VIRTQUEUE_GET_BUF(Kind.GUEST, "queue", "idx"),
	VIRTQUEUE_ENABLE_CB(Kind.GUEST, "queue", "used_event"),
	VIRTIO_CONFIG_CHANGED(Kind.GUEST, "generation"),
	VIRTIO_QUEUE_HOST_NOTIFIER_READ(Kind.USER_SPACE),
	VIRTQUEUE_POP(Kind.USER_SPACE, "queue", "idx"),
	VIRTQUEUE_PUSH(Kind.USER_SPACE, "queue", "idx"),
	VIRTIO_QUEUE_SET_NOTIFICATION(Kind.USER_SPACE, "queue", "enable"),
	VIRTIO_SHOULD_NOTIFY(Kind.USER_SPACE, "queue", "used_idx"),
	/** A worker of the kernel's vhost, which the kick has woken. */
	VHOST_WORKER(File.VHOST),
	VHOST_GET_VQ_DESC(File.VHOST, "queue", "idx"),
	VHOST_ADD_USED(File.VHOST, "queue", "idx"),
	VHOST_DISABLE_NOTIFY(File.VHOST, "queue", "enable"),
	VHOST_ENABLE_NOTIFY(File.VHOST, "queue", "enable"),
	VHOST_NOTIFY(File.VHOST, "queue", "used_idx"),
	IOEVENTFD__THREAD(Kind.USER_SPACE),
	VIRT_QUEUE__GET_IOV(Kind.USER_SPACE, "queue", "idx"),
	VIRT_QUEUE__SET_USED_ELEM(Kind.USER_SPACE, "queue", "idx"),
	VIRT_QUEUE__AVAILABLE(Kind.USER_SPACE, "queue", "buffers"),
	VIRTIO_QUEUE__SHOULD_SIGNAL(Kind.USER_SPACE, "queue", "used_idx"),
	/** What the device was asked for is done. */
	REQUEST_DONE(Kind.DEVICE),
	/** Something comes from outside. */
	REQUEST_ARRIVES(Kind.DEVICE, "queue", "buffers"),
	VIRTIO_PCI_NOTIFY_WRITE(Kind.USER_SPACE, "queue"),
	VIRTIO_PCI_ISR_READ(Kind.USER_SPACE, "isr"),
	VIRTIO_NOTIFY_CONFIG(Kind.USER_SPACE, "entry", "generation"),
	VIRTIO_MMIO_WRITE(Kind.USER_SPACE, "offset", "value"),
	VIRTIO_MMIO_READ(Kind.USER_SPACE, "offset"),
	/** QEMU drives the line of a device without a bus. */
	VIRTIO_MMIO_UPDATE_IRQ(Kind.USER_SPACE, "level"),
	VIRTIO_MMIO_SIGNAL_VQ(Kind.USER_SPACE, "interrupt_state"),
	/** A small VMM writes the eventfd of a device without a bus. */
	VIRTIO_MMIO_SIGNAL(Kind.USER_SPACE, "interrupt_status");

	/** Where functions are written in the tree of Linux 6.18. */
	private enum File {
		VHOST("drivers/vhost/vhost.c");

		private final String path;

		File(String path) {
			this.path = path;
		}
	}

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 304;

	private final Description description;

	VirtioSite(Kind kind, String... arguments) {
		description = Description.step(name(), kind, "", MachinePlace.DEVICE, arguments);
	}

	VirtioSite(File file, String... arguments) {
		description = Description.kernel(name(), file.path, "1.10", MachinePlace.DEVICE, arguments);
	}

	@Override
	public int number() {
		return FIRST + ordinal();
	}

	@Override
	public Description description() {
		return description;
	}
}
