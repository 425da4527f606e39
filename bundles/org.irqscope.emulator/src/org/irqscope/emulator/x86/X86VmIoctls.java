package org.irqscope.emulator.x86;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.kvm.user.IoctlException;
import org.irqscope.emulator.kvm.user.VmIoctls;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.pic.KpicState;

/**
 * The ioctls of an x86 VM's file descriptor, with the checks the kernel makes before it looks at the VM: section 13 of
 * the kernel's interrupt paths. Errors are negative {@link Errno} numbers.
 */
public final class X86VmIoctls extends VmIoctls {
	private static final int MAX_VCPU_ID = 4096;

	private final X86Kvm kvm;

	public X86VmIoctls(X86Kvm kvm) {
		super(kvm);
		this.kvm = kvm;
	}

	private boolean hasVcpu() {
		return !kvm.vcpus().isEmpty();
	}

	private boolean irqchipInKernel() {
		return kvm.irqchipMode() != IrqchipMode.NONE;
	}

	private boolean fullIrqchip() {
		return kvm.irqchipMode() == IrqchipMode.KERNEL;
	}

	/** {@code KVM_CREATE_IRQCHIP} */
	public int createIrqchip() {
		if (irqchipInKernel())
			return -Errno.EEXIST;
		if (hasVcpu())
			return -Errno.EINVAL;
		kvm.createIrqchip();
		return 0;
	}

	/** {@code KVM_ENABLE_CAP(KVM_CAP_SPLIT_IRQCHIP)}: the kernel keeps the number of pins in a byte. */
	public int enableSplitIrqchip(long pins) {
		if (Long.compareUnsigned(pins, RoutingTable.MAX_ROUTES) > 0)
			return -Errno.EINVAL;
		if (irqchipInKernel() || hasVcpu())
			return -Errno.EEXIST;
		kvm.createSplitIrqchip((int) pins);
		return 0;
	}

	/** {@code KVM_ENABLE_CAP(KVM_CAP_X2APIC_API)}: bit 0 32-bit ids, bit 1 no broadcast quirk. */
	public int enableX2apicApi(long flags) {
		if ((flags & ~3) != 0)
			return -Errno.EINVAL;
		kvm.enableX2apicApi((flags & 1) != 0, (flags & 2) != 0);
		return 0;
	}

	/** {@code KVM_ENABLE_CAP(KVM_CAP_X86_APIC_BUS_CYCLES_NS)} */
	public int setApicBusCycleNs(long nanoseconds) {
		if (nanoseconds <= 0 || nanoseconds > Integer.MAX_VALUE)
			return -Errno.EINVAL;
		if (!irqchipInKernel())
			return -Errno.ENXIO;
		if (hasVcpu())
			return -Errno.EINVAL;
		kvm.setBusCycleNs((int) nanoseconds);
		return 0;
	}

	/** {@code KVM_ENABLE_CAP(KVM_CAP_DISABLE_QUIRKS2)}: bits of {@link Quirks}, or {@code -EINVAL}. */
	public int disableQuirks(long quirks) {
		return kvm.quirks.disable(quirks);
	}

	/** {@code KVM_SET_BOOT_CPU_ID} */
	public int setBootCpuId(long id) {
		if (Long.compareUnsigned(id, MAX_VCPU_ID) >= 0)
			return -Errno.EINVAL;
		if (hasVcpu())
			return -Errno.EBUSY;
		kvm.setBootProcessorId((int) id);
		return 0;
	}

	/**
	 * {@code KVM_CREATE_VCPU}.
	 *
	 * @param id the vCPU's id, which is its local APIC's
	 * @throws IllegalArgumentException when a vCPU has the id
	 */
	public X86Vcpu createVcpu(int id) {
		if (kvm.vcpus().stream().anyMatch(vcpu -> vcpu.id() == id))
			throw new IllegalArgumentException("vCPU " + id + " exists");
		return kvm.createVcpu(id);
	}

	/**
	 * {@code KVM_GET_IRQCHIP} of one PIC: 0 the master, 1 the slave.
	 *
	 * @throws IoctlException {@code ENXIO} when the PIC is not in the kernel
	 */
	public KpicState getPic(int chip) {
		requireFullIrqchip();
		return kvm.pic().pics[chip].state();
	}

	/**
	 * {@code KVM_GET_IRQCHIP} of the IOAPIC.
	 *
	 * @throws IoctlException {@code ENXIO} when the IOAPIC is not in the kernel
	 */
	public IoapicState getIoapic() {
		requireFullIrqchip();
		return kvm.ioapic().state();
	}

	private void requireFullIrqchip() {
		if (!fullIrqchip())
			throw new IoctlException("KVM_GET_IRQCHIP", Errno.ENXIO);
	}

	/** {@code KVM_SET_IRQCHIP} of one PIC: 0 the master, 1 the slave. */
	public int setPic(int chip, KpicState state) {
		if (!fullIrqchip())
			return -Errno.ENXIO;
		kvm.journal.enter(X86Site.KVM_SET_IRQCHIP, chip, chip, 0);
		kvm.pic().setState(chip, state);
		kvm.pic().kvmPicUpdateIrq();
		return kvm.journal.leave(0);
	}

	/** {@code KVM_SET_IRQCHIP} of the IOAPIC; the PIC's output is worked out too. */
	public int setIoapic(IoapicState state) {
		if (!fullIrqchip())
			return -Errno.ENXIO;
		kvm.journal.enter(X86Site.KVM_SET_IRQCHIP, Irqchips.IOAPIC, Irqchips.IOAPIC, 0);
		kvm.ioapic().setState(state);
		kvm.pic().kvmPicUpdateIrq();
		return kvm.journal.leave(0);
	}
}
