package org.irqscope.emulator.vmm;

import java.util.List;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.state.IntField;

/**
 * A virtio device whose back end can be told to signal another eventfd, {@code guest_notifier_mask}: vhost-net,
 * vhost-vsock and others. Masking leaves the irqfd where it is. Used by the thread that runs the emulator.
 */
final class VhostPci extends QemuDevice {
	private final GsiRoutes routes;
	/** Whether the back end signals the masked notifier. */
	private final List<IntField> callsMasked;

	VhostPci(Kvm kvm, int index, GsiRoutes routes, List<VectorParts> parts) {
		super(kvm, PciSort.VHOST, index, parts);
		this.routes = routes;
		this.callsMasked = msix().vectors().stream()
				.map(entry -> struct.flag(VmmFields.VECTORS.at(entry.number()).member(VmmFields.CALL_MASKED))).toList();
	}

	@Override
	public void settle() {
		for (MsixVector entry : msix().vectors())
			callsMasked.get(entry.number()).set(msix().isMasked(entry.number()));
	}

	private Eventfd guest(int entry) {
		return parts(entry).eventfd().orElseThrow();
	}

	private Eventfd masked(int entry) {
		return parts(entry).second().orElseThrow();
	}

	@Override
	boolean cachesMessages() {
		return true;
	}

	@Override
	void use(MsixVector entry) {
		journal.enter(VmmSite.VIRTIO_PCI_VECTOR_UNMASK, index(), entry.number(), 0);
		if (entry.virq() >= 0)
			routes.updateAndCommit(entry);
		mask(entry, false);
		if (masked(entry.number()).read() > 0) {
			journal.why(VmmWhy.EVENT_KEPT);
			guest(entry.number()).write(1);
		}
		journal.leave();
	}

	@Override
	void release(MsixVector entry) {
		journal.enter(VmmSite.VIRTIO_PCI_VECTOR_MASK, index(), entry.number(), 0);
		mask(entry, true);
		journal.leave();
	}

	/** {@code VHOST_SET_VRING_CALL} */
	private void mask(MsixVector entry, boolean on) {
		journal.enter(VmmSite.VHOST_VIRTQUEUE_MASK, index(), entry.number(), on ? 1 : 0);
		callsMasked.get(entry.number()).set(on);
		journal.why(on ? VmmWhy.CALL_MASKED : VmmWhy.CALL_UNMASKED);
		journal.leave();
	}

	@Override
	boolean poll(MsixVector entry) {
		journal.enter(VmmSite.VIRTIO_PCI_VECTOR_POLL, index(), entry.number(), 0);
		boolean signalled = masked(entry.number()).read() > 0;
		journal.leave(signalled ? 1 : 0);
		return signalled;
	}

	@Override
	public void raise(int vector) {
		inDevice(() -> {
			journal.enter(VmmSite.VHOST_SIGNAL, index(), vector, 0);
			if (callsMasked.get(vector).isSet())
				journal.why(VmmWhy.SIGNAL_WAITS, vector);
			(callsMasked.get(vector).isSet() ? masked(vector) : guest(vector)).eventfdSignal();
			journal.leave();
		});
	}
}
