package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.riscv.KernelVersion;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.Struct;

/** The interrupt files of one hart: section 6.6. */
public final class Imsic {
	static final int PAGE = 0x1000, SETEIPNUM_LE = 0, SETEIPNUM_BE = 4;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	/** The file in memory. */
	public final SoftwareFile file;
	public final FileInUse inUse;
	public final ImsicRegisters registers;
	private final ImsicPage page;

	public Imsic(RiscvVcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		Struct struct = new Struct(journal.state(), RiscvPlace.IMSIC, vcpu.index);
		file = new SoftwareFile(vcpu, struct);
		inUse = new FileInUse(vcpu, file, struct);
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
		inUse.hardware().ifPresentOrElse(hardware -> write(hardware, identity), () -> file.inject(identity));
		return journal.leave(0);
	}

	/** The hardware tells the guest, or the host; before 6.12 the vCPU is kicked besides. */
	private void write(GuestFile hardware, int identity) {
		hardware.write(identity);
		if (vcpu.kvm.host.version() == KernelVersion.V6_8)
			vcpu.kvmVcpuKick();
	}

	/** True while the guest uses a file of the hardware without exits. */
	public boolean isNative() {
		return inUse.own().isPresent();
	}

	/** True while a file of the hardware interrupts the hart that it belongs to. */
	public boolean interruptsHart() {
		return inUse.own().filter(GuestFile::interrupts).isPresent();
	}

	/** The guest claims at a file of the hardware: what is on top, twice, or 0. */
	public int claim() {
		GuestFile own = inUse.own().orElseThrow();
		int top = own.topei();
		if (top == 0)
			journal.why(ImsicWhy.NOTHING_TO_CLAIM);
		else {
			journal.why(ImsicWhy.CLAIMED_BY_HARDWARE, top >> InterruptFile.TOP_SHIFT);
			own.claim(top);
		}
		return top;
	}

	/** How urgent the external interrupt is: by its identity at a file of the hardware, else behind all that is set. */
	public int priority() {
		int top = inUse.own().map(InterruptFile::topei).orElse(0) & 0x7ff;
		return top == 0 ? Priorities.LOWEST : top;
	}

	/** Before the guest runs: {@link FileInUse#GO_ON} or {@link FileInUse#REFUSED}. */
	public int update() {
		return inUse.update();
	}

	/** The thread goes to sleep. */
	public void put() {
		inUse.put();
	}

	/** True while the hart is to wake up for its file of the hardware. */
	public boolean hasInterrupt() {
		return inUse.hasInterrupt();
	}

	/** What the file that is in use holds. */
	public ImsicState state() {
		return inUse.hardware().map(InterruptFile::state).orElseGet(file::state);
	}

	/** Reset of the hart. */
	public void reset() {
		inUse.release();
		file.clear();
	}
}
