package org.irqscope.emulator.vmm;

import java.util.List;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.schedule.Task;

/**
 * A device that QEMU passes through with VFIO. Each entry has two eventfds: one of an irqfd for the fast path, and one
 * that QEMU reads itself while the entry is masked. Used by the thread that runs the emulator.
 */
final class VfioPci extends QemuDevice {
	private final GsiRoutes routes;

	VfioPci(Kvm kvm, int index, GsiRoutes routes, List<VectorParts> parts) {
		super(kvm, PciSort.VFIO, index, parts);
		this.routes = routes;
		Task handler = kvm.scheduler().task(struct, "fd_handler", Context.VMM, VmmSite.AIO_DISPATCH_HANDLERS,
				this::dispatch);
		parts.forEach(part -> part.second().orElseThrow().polledBy(handler));
	}

	@Override
	boolean cachesMessages() {
		return true;
	}

	/** {@code vfio_msix_vector_do_use}: the route is handed over whether it changed or not. */
	@Override
	void use(MsixVector entry) {
		journal.enter(VmmSite.VFIO_MSIX_VECTOR_DO_USE, index(), entry.number(), 0);
		if (entry.virq() >= 0)
			routes.updateAndCommit(entry);
		else
			routes.open(entry, parts(entry.number()).eventfd().orElseThrow());
		boolean fast = entry.virq() >= 0;
		journal.why(fast ? VmmWhy.FAST_PATH : VmmWhy.NO_VIRQ, entry.number());
		trigger(entry, fast);
		journal.leave();
	}

	private void trigger(MsixVector entry, boolean fast) {
		VectorParts part = parts(entry.number());
		part.host().orElseThrow().setTrigger((fast ? part.eventfd() : part.second()).orElseThrow());
	}

	/** {@code vfio_msix_vector_release}: the hardware is not masked, and route and irqfd stay. */
	@Override
	void release(MsixVector entry) {
		journal.enter(VmmSite.VFIO_MSIX_VECTOR_RELEASE, index(), entry.number(), 0);
		if (entry.virq() >= 0) {
			journal.why(VmmWhy.SLOW_PATH);
			trigger(entry, false);
		} else
			journal.why(VmmWhy.NO_VIRQ, entry.number());
		journal.leave();
	}

	/** The main loop has found an eventfd readable. */
	private void dispatch() {
		for (MsixVector entry : msix().vectors())
			if (parts(entry.number()).second().orElseThrow().read() > 0)
				vfioMsiInterrupt(entry);
	}

	private void vfioMsiInterrupt(MsixVector entry) {
		journal.enter(VmmSite.VFIO_MSI_INTERRUPT, index(), entry.number(), 0);
		msixNotify(entry);
		journal.leave();
	}

	@Override
	public void raise(int vector) {
		parts(vector).host().orElseThrow().raise();
	}
}
