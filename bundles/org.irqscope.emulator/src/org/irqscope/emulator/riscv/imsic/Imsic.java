package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.Struct;

/** The interrupt files of one hart: section 6.6. */
public final class Imsic {
	static final int PAGE = 0x1000, SETEIPNUM_LE = 0, SETEIPNUM_BE = 4;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	public final SoftwareFile file;
	public final ImsicRegisters registers;
	private final ImsicPage page;

	public Imsic(RiscvVcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		file = new SoftwareFile(vcpu, new Struct(journal.state(), RiscvPlace.IMSIC, vcpu.index));
		registers = new ImsicRegisters(vcpu, file);
		page = new ImsicPage(vcpu);
	}

	/** {@code kvm_riscv_vcpu_aia_imsic_init} */
	public void init(long address) {
		journal.enter(ImsicSite.KVM_RISCV_VCPU_AIA_IMSIC_INIT, vcpu.index, 0, 0);
		vcpu.kvm.bus(IoBus.Kind.KVM_MMIO_BUS).registerDev(address, PAGE, page);
		journal.leave(0);
	}

	/** What a failed {@code AIA_INIT} undoes. */
	public void cleanup() {
		vcpu.kvm.bus(IoBus.Kind.KVM_MMIO_BUS).unregisterDev(page);
	}

	private boolean there() {
		return vcpu.kvm.aia.imsicInitialized(vcpu.index);
	}

	/**
	 * {@code kvm_riscv_vcpu_aia_imsic_inject}
	 *
	 * @param offset where in the page the message was written
	 * @return 0, {@code -ENODEV} or {@code -EINVAL}
	 */
	public int inject(int guestIndex, int offset, int data) {
		journal.enter(ImsicSite.KVM_RISCV_VCPU_AIA_IMSIC_INJECT, vcpu.index, data & 0xffffffffL, offset);
		if (!there() || data == 0 || guestIndex != 0 || offset != SETEIPNUM_LE && offset != SETEIPNUM_BE)
			return journal.leave(-Errno.ENODEV, ImsicWhy.NOT_FOR_THIS_FILE, data & 0xffffffffL);
		int identity = offset == SETEIPNUM_BE ? Integer.reverseBytes(data) : data;
		if (Integer.compareUnsigned(identity, vcpu.kvm.aia.nrIds()) > 0)
			return journal.leave(-Errno.EINVAL, ImsicWhy.IDENTITY_TOO_LARGE, identity & 0xffffffffL);
		file.inject(identity);
		return journal.leave(0);
	}

	/** Reset of the hart. */
	public void reset() {
		file.clear();
	}
}
