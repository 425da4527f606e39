package org.irqscope.emulator.vmm;

/** The sorts of PCI functions, which differ in what a written table entry does. For any thread. */
public enum PciSort {
	NVME, VIRTIO, VIRTIO_IRQFD, VHOST, IVSHMEM, VFIO, KVMTOOL_VIRTIO, KVMTOOL_VFIO, EDU, VFIO_INTX, VFIO_INTX_SLOW;

	/** True when the function has a pin, and no MSI-X table. */
	public boolean hasPin() {
		return this == EDU || this == VFIO_INTX || this == VFIO_INTX_SLOW;
	}

	/** True when VFIO passes the function through. */
	public boolean isPassedThrough() {
		return this == VFIO || this == KVMTOOL_VFIO;
	}

	/** True when an entry has an eventfd that an irqfd waits for. */
	public boolean hasIrqfds() {
		return this == VIRTIO_IRQFD || this == VHOST || this == IVSHMEM || isPassedThrough();
	}

	/** True when an entry has a second eventfd, which is signalled while it is masked. */
	public boolean hasSecondEventfds() {
		return this == VHOST || this == VFIO;
	}
}
