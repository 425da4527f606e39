package org.irqscope.emulator.vmm;

import java.util.List;

import org.irqscope.emulator.kvm.Kvm;

/** A device that QEMU emulates and that sends its messages itself, such as nvme. For the emulator's thread. */
final class EmulatedPci extends QemuDevice {
	EmulatedPci(Kvm kvm, PciSort sort, int index, List<VectorParts> parts) {
		super(kvm, sort, index, parts);
	}

	private VmmSite raising() {
		return sort() == PciSort.NVME ? VmmSite.NVME_IRQ_ASSERT : VmmSite.VIRTIO_NOTIFY;
	}

	@Override
	public void raise(int vector) {
		inDevice(() -> {
			journal.enter(raising(), index(), vector, 0);
			msixNotify(msix().vector(vector));
			journal.leave();
		});
	}
}
