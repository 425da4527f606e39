package org.irqscope.emulator.vmm;

import java.util.List;

import org.irqscope.emulator.kvm.Kvm;

/**
 * A virtio device of kvmtool: the table is only memory, and what is pended stays pended. Used by the thread that runs
 * the emulator.
 */
final class KvmtoolVirtio extends PciDevice {
	private final GsiRoutes routes;

	KvmtoolVirtio(Kvm kvm, int index, GsiRoutes routes, List<VectorParts> parts) {
		super(kvm, PciSort.KVMTOOL_VIRTIO, index, parts);
		this.routes = routes;
	}

	/** Each changed word of a message is in the route at once, masked or not, so that half of one can be there. */
	@Override
	void writeTable(int vector, int offset, int value) {
		MsixVector entry = msix().vector(vector);
		journal.enter(VmmSite.VIRTIO_PCI__MSIX_MMIO_CALLBACK, index(), vector, offset);
		if (entry.write(offset, value) && entry.virq() >= 0) {
			journal.why(VmmWhy.ROUTE_FOLLOWS);
			routes.updateAndSet(entry);
		}
		journal.leave();
	}

	@Override
	void writeControl(int value) {
		msix().write(value);
	}

	@Override
	long readPending() {
		journal.enter(VmmSite.MSIX_PBA_MMIO_READ, index(), 0, 0);
		journal.leave();
		return msix().pendingBits();
	}

	@Override
	public void raise(int vector) {
		MsixVector entry = msix().vector(vector);
		inDevice(() -> {
			journal.enter(VmmSite.VIRTIO_PCI__SIGNAL_VQ, index(), vector, 0);
			if (msix().isMasked(vector)) {
				entry.setPending(true);
				journal.why(VmmWhy.PENDING_FOR_EVER, vector);
			} else
				send(VmmSite.IRQ__SIGNAL_MSI, entry);
			journal.leave();
		});
	}
}
