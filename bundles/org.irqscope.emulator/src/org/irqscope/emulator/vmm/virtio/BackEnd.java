package org.irqscope.emulator.vmm.virtio;

/** Whose code works on a virtqueue for the device, and under which names. For any thread. */
public enum BackEnd {
	/** QEMU, in a thread of its own or in that of the vCPU. */
	QEMU(VirtioSite.VIRTIO_QUEUE_HOST_NOTIFIER_READ, VirtioSite.VIRTQUEUE_POP, VirtioSite.VIRTQUEUE_PUSH,
			VirtioSite.VIRTIO_QUEUE_SET_NOTIFICATION, VirtioSite.VIRTIO_QUEUE_SET_NOTIFICATION,
			VirtioSite.VIRTIO_SHOULD_NOTIFY),
	/** A worker of the kernel. */
	VHOST(VirtioSite.VHOST_WORKER, VirtioSite.VHOST_GET_VQ_DESC, VirtioSite.VHOST_ADD_USED,
			VirtioSite.VHOST_DISABLE_NOTIFY, VirtioSite.VHOST_ENABLE_NOTIFY, VirtioSite.VHOST_NOTIFY),
	/** kvmtool, which never asks the guest to be quiet. */
	KVMTOOL(VirtioSite.IOEVENTFD__THREAD, VirtioSite.VIRT_QUEUE__GET_IOV, VirtioSite.VIRT_QUEUE__SET_USED_ELEM,
			VirtioSite.VIRT_QUEUE__AVAILABLE, VirtioSite.VIRT_QUEUE__AVAILABLE,
			VirtioSite.VIRTIO_QUEUE__SHOULD_SIGNAL);

	/** What runs when the guest has kicked. */
	final VirtioSite kicked;
	final VirtioSite take, give;
	/** What lets the guest be quiet, and what lets it tell the device again. */
	final VirtioSite hush, listen;
	/** What asks whether the guest wants an interrupt. */
	final VirtioSite should;

	BackEnd(VirtioSite kicked, VirtioSite take, VirtioSite give, VirtioSite hush, VirtioSite listen,
			VirtioSite should) {
		this.kicked = kicked;
		this.take = take;
		this.give = give;
		this.hush = hush;
		this.listen = listen;
		this.should = should;
	}
}
