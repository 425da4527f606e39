package org.irqscope.emulator.vmm;

import java.util.List;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Kvm;

/**
 * A device of QEMU with an irqfd an entry, and no way to keep its back end quiet: masking takes the irqfd away, so that
 * signals wait in the eventfd. That are virtio-blk and virtio-scsi with their own threads, vhost-scsi and
 * vhost-user-blk, and shared memory between machines. Used by the thread that runs the emulator.
 */
final class IrqfdPci extends QemuDevice {
	/** Under which names QEMU does it. */
	private record Functions(VmmSite unmask, VmmSite mask, VmmSite poll, VmmSite raise) {
	}

	private static final Functions VIRTIO = new Functions(VmmSite.VIRTIO_PCI_VECTOR_UNMASK,
			VmmSite.VIRTIO_PCI_VECTOR_MASK, VmmSite.VIRTIO_PCI_VECTOR_POLL, VmmSite.VIRTIO_NOTIFY_IRQFD);
	private static final Functions IVSHMEM = new Functions(VmmSite.IVSHMEM_VECTOR_UNMASK,
			VmmSite.IVSHMEM_VECTOR_MASK, VmmSite.IVSHMEM_VECTOR_POLL, VmmSite.IVSHMEM_DOORBELL);

	private final Functions functions;
	private final GsiRoutes routes;

	IrqfdPci(Kvm kvm, PciSort sort, int index, GsiRoutes routes, List<VectorParts> parts) {
		super(kvm, sort, index, parts);
		this.functions = sort == PciSort.IVSHMEM ? IVSHMEM : VIRTIO;
		this.routes = routes;
	}

	@Override
	boolean cachesMessages() {
		return true;
	}

	@Override
	void use(MsixVector entry) {
		journal.enter(functions.unmask, index(), entry.number(), 0);
		if (entry.virq() >= 0) {
			routes.updateAndCommit(entry);
			routes.assign(notifier(entry), entry.virq(), true);
		}
		journal.leave();
	}

	@Override
	void release(MsixVector entry) {
		journal.enter(functions.mask, index(), entry.number(), 0);
		if (entry.virq() >= 0)
			routes.assign(notifier(entry), entry.virq(), false);
		journal.leave();
	}

	@Override
	boolean poll(MsixVector entry) {
		journal.enter(functions.poll, index(), entry.number(), 0);
		boolean signalled = notifier(entry).read() > 0;
		journal.leave(signalled ? 1 : 0);
		return signalled;
	}

	private Eventfd notifier(MsixVector entry) {
		return parts(entry.number()).eventfd().orElseThrow();
	}

	@Override
	public void raise(int vector) {
		inDevice(() -> {
			journal.enter(functions.raise, index(), vector, 0);
			if (msix().isMasked(vector))
				journal.why(VmmWhy.SIGNAL_WAITS, vector);
			notifier(msix().vector(vector)).write(1);
			journal.leave();
		});
	}
}
