package org.irqscope.emulator.vmm;

import java.util.List;

import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.state.Place;

/**
 * A device that kvmtool passes through: masking takes the irqfd away and leaves VFIO alone, and pending bits are not
 * shown. Used by the thread that runs the emulator.
 */
final class KvmtoolVfio extends PciDevice {
	private final GsiRoutes routes;

	KvmtoolVfio(Kvm kvm, int index, GsiRoutes routes, List<VectorParts> parts) {
		super(kvm, PciSort.KVMTOOL_VFIO, index, parts);
		this.routes = routes;
	}

	/** Only a write that touches the vector control does anything. */
	@Override
	void writeTable(int vector, int offset, int value) {
		MsixVector entry = msix().vector(vector);
		journal.enter(VmmSite.VFIO_PCI_MSIX_TABLE_ACCESS, index(), vector, offset);
		boolean wasMasked = msix().isMasked(vector);
		entry.write(offset, value);
		if (offset == MsixVector.CONTROL)
			update(entry, wasMasked);
		else
			journal.why(wasMasked ? VmmWhy.WRITTEN_MASKED : VmmWhy.WRITTEN_UNMASKED_CACHED, vector, entry.virq());
		journal.leave();
	}

	private void update(MsixVector entry, boolean wasMasked) {
		boolean masked = msix().isMasked(entry.number());
		if (masked == wasMasked || entry.virq() < 0) {
			journal.why(VmmWhy.MASK_UNCHANGED);
			return;
		}
		journal.why(masked ? VmmWhy.NOW_MASKED : VmmWhy.NOW_UNMASKED, entry.number());
		if (!masked)
			routes.updateAndSet(entry);
		bind(entry, !masked);
	}

	private void bind(MsixVector entry, boolean on) {
		journal.enter(on ? VmmSite.IRQ__ADD_IRQFD : VmmSite.IRQ__DEL_IRQFD, Place.ONLY, entry.virq(), 0);
		journal.leave(ioctls.irqfd(parts(entry.number()).eventfd().orElseThrow().fd(), entry.virq(),
				on ? 0 : Irqfds.DEASSIGN, 0));
	}

	@Override
	void writeControl(int value) {
		boolean masksAll = msix().masksAll();
		msix().write(value);
		if (msix().masksAll() != masksAll)
			for (MsixVector entry : msix().vectors())
				update(entry, masksAll || entry.maskBit());
	}

	@Override
	long readPending() {
		journal.enter(VmmSite.MSIX_PBA_MMIO_READ, index(), 0, 0);
		journal.leave();
		return 0;
	}

	@Override
	public void raise(int vector) {
		parts(vector).host().orElseThrow().raise();
	}
}
