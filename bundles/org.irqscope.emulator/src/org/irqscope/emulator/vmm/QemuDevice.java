package org.irqscope.emulator.vmm;

import java.util.List;

import org.irqscope.emulator.kvm.Kvm;

/**
 * A PCI function of QEMU: what is behind the device hears only of an entry that becomes masked or open, and then reads
 * the table. Used by the thread that runs the emulator.
 */
abstract class QemuDevice extends PciDevice {
	QemuDevice(Kvm kvm, PciSort sort, int index, List<VectorParts> parts) {
		super(kvm, sort, index, parts);
	}

	/** The entry is open now; its message is what the table has. */
	void use(MsixVector entry) {
	}

	/** The entry is masked now. */
	void release(MsixVector entry) {
	}

	/** True when a masked entry was signalled where only the device sees it; that is taken. */
	boolean poll(MsixVector entry) {
		return false;
	}

	/** True when what interrupts the guest does not read the table each time. */
	boolean cachesMessages() {
		return false;
	}

	@Override
	final void writeTable(int vector, int offset, int value) {
		MsixVector entry = msix().vector(vector);
		journal.enter(VmmSite.MSIX_TABLE_MMIO_WRITE, index(), vector, offset);
		boolean wasMasked = msix().isMasked(vector);
		entry.write(offset, value);
		if (offset != MsixVector.CONTROL)
			explain(entry, wasMasked);
		handleMaskUpdate(entry, wasMasked);
		journal.leave();
	}

	private void explain(MsixVector entry, boolean masked) {
		if (masked)
			journal.why(VmmWhy.WRITTEN_MASKED, entry.number());
		else if (cachesMessages() && entry.virq() >= 0)
			journal.why(VmmWhy.WRITTEN_UNMASKED_CACHED, entry.number(), entry.virq());
		else
			journal.why(VmmWhy.WRITTEN_UNMASKED_READ, entry.number());
	}

	/** {@code msix_handle_mask_update} */
	private void handleMaskUpdate(MsixVector entry, boolean wasMasked) {
		boolean masked = msix().isMasked(entry.number());
		journal.enter(VmmSite.MSIX_HANDLE_MASK_UPDATE, index(), entry.number(), masked ? 1 : 0);
		if (masked == wasMasked)
			journal.why(VmmWhy.MASK_UNCHANGED);
		else if (masked) {
			journal.why(VmmWhy.NOW_MASKED, entry.number());
			release(entry);
		} else
			unmask(entry);
		journal.leave();
	}

	private void unmask(MsixVector entry) {
		journal.why(VmmWhy.NOW_UNMASKED, entry.number());
		use(entry);
		if (!entry.isPending())
			return;
		journal.enter(VmmSite.MSIX_CLR_PENDING, index(), entry.number(), 0);
		journal.why(VmmWhy.PENDING_FIRED, entry.number());
		entry.setPending(false);
		journal.leave();
		msixNotify(entry);
	}

	@Override
	final void writeControl(int value) {
		boolean masksAll = msix().masksAll();
		msix().write(value);
		journal.enter(VmmSite.MSIX_WRITE_CONFIG, index(), msix().enabled() ? 1 : 0, msix().functionMask() ? 1 : 0);
		if (!msix().enabled())
			journal.why(VmmWhy.NOT_ENABLED);
		if (msix().masksAll() != masksAll)
			for (MsixVector entry : msix().vectors())
				handleMaskUpdate(entry, masksAll || entry.maskBit());
		journal.leave();
	}

	@Override
	final long readPending() {
		journal.enter(VmmSite.MSIX_PBA_MMIO_READ, index(), 0, 0);
		for (MsixVector entry : msix().vectors())
			if (msix().isMasked(entry.number()) && poll(entry)) {
				entry.setPending(true);
				journal.why(VmmWhy.POLLED, entry.number());
			}
		journal.leave();
		return msix().pendingBits();
	}

	/** No irqfd has part in it. */
	@Override
	public final void sendConfig(int vector) {
		msixNotify(msix().vector(vector));
	}

	/** {@code msix_notify}: a masked entry waits in the pending bit array. */
	final void msixNotify(MsixVector entry) {
		journal.enter(VmmSite.MSIX_NOTIFY, index(), entry.number(), 0);
		if (msix().isMasked(entry.number())) {
			entry.setPending(true);
			journal.why(VmmWhy.PENDING_SET, entry.number());
		} else
			send(VmmSite.MSI_SEND_MESSAGE, entry);
		journal.leave();
	}
}
