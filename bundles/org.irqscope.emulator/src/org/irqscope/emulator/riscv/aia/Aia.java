package org.irqscope.emulator.riscv.aia;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Struct;

/** The advanced interrupt architecture of a machine, {@code struct kvm_aia}, and who a message is for. Section 6. */
public final class Aia {
	/** Values of the mode. */
	public static final int EMUL = 0, HWACCEL = 1, AUTO = 2;
	static final int PAGE_SHIFT = 12;
	private static final Format MODES = Format.names("EMUL", "HWACCEL", "AUTO");
	private static final int DEFAULT_GROUP_SHIFT = 24;

	private final RiscvKvm kvm;
	private final Journal journal;
	final IntField inKernel, initialized;
	final IntField mode, nrIds, nrSources, groupBits, groupShift, hartBits, guestBits;
	/** All ones while undefined. */
	final LongField aplicAddress;

	public Aia(RiscvKvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		Struct struct = new Struct(journal.state(), RiscvPlace.AIA, Place.ONLY);
		inKernel = struct.flag(AiaFields.IN_KERNEL);
		initialized = struct.flag(AiaFields.INITIALIZED);
		mode = struct.named(AiaFields.MODE, MODES);
		nrIds = struct.number(AiaFields.NR_IDS);
		nrSources = struct.number(AiaFields.NR_SOURCES);
		groupBits = struct.number(AiaFields.NR_GROUP_BITS);
		groupShift = struct.number(AiaFields.NR_GROUP_SHIFT);
		hartBits = struct.number(AiaFields.NR_HART_BITS);
		guestBits = struct.number(AiaFields.NR_GUEST_BITS);
		aplicAddress = struct.hex64(AiaFields.APLIC_ADDR);
	}

	/** {@code kvm_riscv_aia_init_vm}: what user space finds before it sets anything. */
	public void initVm() {
		mode.set(kvm.host.guestFiles() > 0 ? AUTO : EMUL);
		nrIds.set(kvm.host.maxIds() - 1);
		groupShift.set(DEFAULT_GROUP_SHIFT);
		aplicAddress.set(-1);
	}

	/** {@code irqchip_in_kernel} */
	public boolean inKernel() {
		return inKernel.isSet();
	}

	/** {@code kvm_riscv_aia_initialized} */
	public boolean initialized() {
		return initialized.isSet();
	}

	/** True when a vCPU has interrupt files. */
	public boolean imsicInitialized(int vcpu) {
		return kvm.vcpu(vcpu).aia.state.isSet();
	}

	public int mode() {
		return mode.get();
	}

	public int nrIds() {
		return nrIds.get();
	}

	public int nrSources() {
		return nrSources.get();
	}

	public long aplicAddress() {
		return aplicAddress.get();
	}

	/** {@code kvm_riscv_aia_inject_irq}: a wire of the APLIC, whatever the routes say. */
	public int injectIrq(int source, boolean level) {
		journal.enter(AiaSite.KVM_RISCV_AIA_INJECT_IRQ, Place.ONLY, source & 0xffffffffL, level ? 1 : 0);
		if (!initialized())
			return journal.leave(-Errno.EBUSY, AiaWhy.AIA_NOT_INITIALIZED, 0);
		return journal.leave(kvm.aplic.inject(source, level));
	}

	/** {@code kvm_riscv_aia_inject_msi}: the hart whose page a message is written to; nobody is no error. */
	public int injectMsi(long address, int data) {
		journal.enter(AiaSite.KVM_RISCV_AIA_INJECT_MSI, Place.ONLY, address, data & 0xffffffffL);
		if (!initialized())
			return journal.leave(-Errno.EBUSY, AiaWhy.AIA_NOT_INITIALIZED, 0);
		long page = address >>> PAGE_SHIFT;
		int guest = (int) page & (1 << guestBits.get()) - 1;
		for (RiscvVcpu vcpu : kvm.vcpus())
			if (vcpu.aia.address.get() >>> PAGE_SHIFT == page - guest)
				return journal.leave(deliver(vcpu, guest, (int) address & 0xfff, data));
		return journal.leave(0, AiaWhy.MESSAGE_FOR_NOBODY, address);
	}

	private int deliver(RiscvVcpu vcpu, int guest, int offset, int data) {
		journal.why(AiaWhy.MESSAGE_FOR_HART, vcpu.index);
		return vcpu.imsic.inject(guest, offset, data);
	}

	/** {@code kvm_riscv_aia_inject_msi_by_id}: as the APLIC names a hart. */
	public int injectMsiById(int hart, int guest, int iid) {
		journal.enter(AiaSite.KVM_RISCV_AIA_INJECT_MSI_BY_ID, Place.ONLY, hart, iid);
		if (!initialized())
			return journal.leave(-Errno.EBUSY, AiaWhy.AIA_NOT_INITIALIZED, 0);
		for (RiscvVcpu vcpu : kvm.vcpus())
			if (vcpu.aia.hartIndex.get() == hart)
				return journal.leave(deliver(vcpu, guest, 0, iid));
		return journal.leave(0, AiaWhy.MESSAGE_FOR_NOBODY, hart);
	}

}
