package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoDevice;
import org.irqscope.emulator.kvm.Vcpu;
import org.irqscope.emulator.riscv.RiscvVcpu;

/** The page of a hart that messages are written to: reads give 0, and a write that fails is no error. */
final class ImsicPage implements IoDevice {
	private final RiscvVcpu owner;
	private final Journal journal;

	ImsicPage(RiscvVcpu owner) {
		this.owner = owner;
		this.journal = owner.kvm.journal;
	}

	@Override
	public boolean write(Vcpu vcpu, long address, int length, long value) {
		if (length != 4 || (address & 3) != 0)
			return false;
		journal.enter(ImsicSite.IMSIC_MMIO_WRITE, owner.index, address, value);
		owner.kvm.aia.injectMsi(address, (int) value);
		journal.leave(0);
		return true;
	}

	@Override
	public boolean read(Vcpu vcpu, long address, int length, GuestData data) {
		if (length != 4 || (address & 3) != 0)
			return false;
		journal.enter(ImsicSite.IMSIC_MMIO_READ, owner.index, address, 0);
		data.set(0);
		journal.leave(0);
		return true;
	}

	@Override
	public String toString() {
		return "imsic " + owner.index;
	}
}
