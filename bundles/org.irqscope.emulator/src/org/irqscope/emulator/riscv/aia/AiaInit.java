package org.irqscope.emulator.riscv.aia;

import java.util.List;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.Place;

/** {@code aia_init}: APLIC and IMSICs are made as the attributes say, or nothing is. Section 6.3. */
final class AiaInit {
	private static final long UNDEFINED = -1;

	private final RiscvKvm kvm;
	private final Journal journal;
	private final Aia aia;

	AiaInit(RiscvKvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		this.aia = kvm.aia;
	}

	int run() {
		journal.enter(AiaSite.AIA_INIT, Place.ONLY, 0, 0);
		if (aia.initialized())
			return journal.leave(-Errno.EBUSY);
		int result = init();
		if (result == 0)
			aia.initialized.set(1);
		else
			journal.why(AiaWhy.AIA_REFUSED, -result);
		return journal.leave(result);
	}

	private int init() {
		if (aia.nrIds() < aia.nrSources() || aia.nrSources() > 0 && aia.aplicAddress() == UNDEFINED)
			return -Errno.EINVAL;
		kvm.aplic.init(aia.aplicAddress());
		int done = 0;
		for (RiscvVcpu vcpu : kvm.vcpus())
			if (init(vcpu))
				done++;
			else
				return undo(done);
		return 0;
	}

	private boolean init(RiscvVcpu vcpu) {
		long address = vcpu.aia.address();
		if (address == UNDEFINED || basePage(address) != basePage(kvm.vcpu(0).aia.address()))
			return false;
		vcpu.aia.hartIndex.set(hartIndex(address));
		vcpu.aia.state.set(1);
		vcpu.imsic.init(address);
		return true;
	}

	private int undo(int done) {
		List<RiscvVcpu> made = kvm.vcpus().subList(0, done);
		for (RiscvVcpu vcpu : made) {
			vcpu.aia.state.set(0);
			vcpu.imsic.cleanup();
		}
		if (aia.nrSources() > 0)
			kvm.aplic.cleanup();
		return -Errno.EINVAL;
	}

	private static long ones(int bits) {
		return (1L << bits) - 1;
	}

	private int hartShift() {
		return aia.guestBits.get() + Aia.PAGE_SHIFT;
	}

	/** What all harts have in common. */
	private long basePage(long address) {
		long own = ones(aia.hartBits.get() + hartShift())
				| ones(aia.groupBits.get()) << aia.groupShift.get();
		return address & ~own;
	}

	/** {@code aia_imsic_hart_index} */
	private int hartIndex(long address) {
		long hart = address >>> hartShift() & ones(aia.hartBits.get());
		long group = address >>> aia.groupShift.get() & ones(aia.groupBits.get());
		return (int) (group << aia.hartBits.get() | hart);
	}
}
