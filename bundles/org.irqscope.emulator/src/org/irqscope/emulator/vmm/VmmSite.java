package org.irqscope.emulator.vmm;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;

/** The functions of a VMM, QEMU's or kvmtool's, that stand between a PCI function and KVM; user space runs them. */
public enum VmmSite implements Site {
	PCI_HOST_CONFIG_WRITE(MachinePlace.DEVICE, "offset", "value"),
	PCI_DEFAULT_WRITE_CONFIG(MachinePlace.DEVICE, "offset", "value"),
	MSIX_WRITE_CONFIG(MachinePlace.DEVICE, "enabled", "masked"),
	MSIX_TABLE_MMIO_WRITE(MachinePlace.DEVICE, "entry", "offset"),
	MSIX_TABLE_MMIO_READ(MachinePlace.DEVICE, "entry", "offset"),
	MSIX_PBA_MMIO_READ(MachinePlace.DEVICE),
	MSIX_HANDLE_MASK_UPDATE(MachinePlace.DEVICE, "entry", "masked"),
	MSIX_NOTIFY(MachinePlace.DEVICE, "entry"),
	MSI_SEND_MESSAGE(MachinePlace.DEVICE, "entry", Arguments.VECTOR),
	KVM_IRQCHIP_ADD_MSI_ROUTE(MachinePlace.VMM, "entry", "virq"),
	KVM_IRQCHIP_UPDATE_MSI_ROUTE(MachinePlace.VMM, "virq", Arguments.VECTOR),
	KVM_IRQCHIP_COMMIT_ROUTES(MachinePlace.VMM, "routes"),
	KVM_IRQCHIP_RELEASE_VIRQ(MachinePlace.VMM, "virq"),
	KVM_IRQCHIP_ASSIGN_IRQFD(MachinePlace.VMM, "virq", "assign"),
	VFIO_MSIX_VECTOR_DO_USE(MachinePlace.DEVICE, "entry"),
	VFIO_MSIX_VECTOR_RELEASE(MachinePlace.DEVICE, "entry"),
	VFIO_MSI_INTERRUPT(MachinePlace.DEVICE, "entry"),
	/** The main loop of QEMU finds a file readable. */
	AIO_DISPATCH_HANDLERS(MachinePlace.DEVICE),
	VIRTIO_PCI_VECTOR_UNMASK(MachinePlace.DEVICE, "entry"),
	VIRTIO_PCI_VECTOR_MASK(MachinePlace.DEVICE, "entry"),
	VIRTIO_PCI_VECTOR_POLL(MachinePlace.DEVICE, "entry"),
	VIRTIO_NOTIFY(MachinePlace.DEVICE, "entry"),
	VIRTIO_NOTIFY_IRQFD(MachinePlace.DEVICE, "entry"),
	VHOST_VIRTQUEUE_MASK(MachinePlace.DEVICE, "entry", "mask"),
	/** A worker of the kernel's vhost has used a buffer. */
	VHOST_SIGNAL(MachinePlace.DEVICE, "entry"),
	IVSHMEM_VECTOR_UNMASK(MachinePlace.DEVICE, "entry"),
	IVSHMEM_VECTOR_MASK(MachinePlace.DEVICE, "entry"),
	IVSHMEM_VECTOR_POLL(MachinePlace.DEVICE, "entry"),
	/** Another machine rings the doorbell. */
	IVSHMEM_DOORBELL(MachinePlace.DEVICE, "entry"),
	NVME_IRQ_ASSERT(MachinePlace.DEVICE, "entry"),
	VIRTIO_PCI__MSIX_MMIO_CALLBACK(MachinePlace.DEVICE, "entry", "offset"),
	VIRTIO_PCI__SIGNAL_VQ(MachinePlace.DEVICE, "entry"),
	VFIO_PCI_MSIX_TABLE_ACCESS(MachinePlace.DEVICE, "entry", "offset"),
	IRQ__UPDATE_MSIX_ROUTE(MachinePlace.VMM, "virq", Arguments.VECTOR),
	IRQ__ADD_IRQFD(MachinePlace.VMM, "virq"),
	IRQ__DEL_IRQFD(MachinePlace.VMM, "virq"),
	IRQ__SIGNAL_MSI(MachinePlace.DEVICE, "entry", Arguments.VECTOR),
	MSIX_CLR_PENDING(MachinePlace.DEVICE, "entry"),
	GSI_HANDLER(MachinePlace.VMM, Arguments.GSI, "level"),
	KVM__IRQ_LINE(MachinePlace.VMM, Arguments.GSI, "level"),
	PCI_CHANGE_IRQ_LEVEL(MachinePlace.VMM, Arguments.GSI, "change"),
	PCI_SET_IRQ(MachinePlace.DEVICE, "level", Arguments.GSI),
	MSI_NOTIFY(MachinePlace.DEVICE, "entry"),
	EDU_MMIO_WRITE(MachinePlace.DEVICE, "offset", "value"),
	EDU_MMIO_READ(MachinePlace.DEVICE, "offset", "size"),
	EDU_RAISE_IRQ(MachinePlace.DEVICE, "bits", "irq_status"),
	EDU_LOWER_IRQ(MachinePlace.DEVICE, "bits", "irq_status"),
	/** A thread of the device that computes. */
	EDU_FACT_THREAD(MachinePlace.DEVICE),
	EDU_DMA_TIMER(MachinePlace.DEVICE, "cmd"),
	VFIO_INTX_INTERRUPT(MachinePlace.DEVICE),
	VFIO_INTX_EOI(MachinePlace.DEVICE),
	VFIO_INTX_MMAP_ENABLE(MachinePlace.DEVICE),
	VFIO_REGION_READ(MachinePlace.DEVICE, "offset"),
	VFIO_REGION_WRITE(MachinePlace.DEVICE, "offset", "value"),
	/** An access of the guest to registers that are mapped into it, which nobody but the device sees. */
	DEVICE_REGISTER(MachinePlace.DEVICE, "offset"),
	/** A device drives its pin. */
	DEVICE_PIN(MachinePlace.DEVICE, "level");

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 192;

	private final Description description;

	VmmSite(Place.Kind place, String... arguments) {
		description = Description.step(name(), Kind.USER_SPACE, "", place, arguments);
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
