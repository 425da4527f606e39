package org.irqscope.emulator.x86;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Place;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.IoctlException;
import org.irqscope.emulator.kvm.Ioeventfds;
import org.irqscope.emulator.kvm.IrqRouting;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.kvm.RoutingEntry;
import org.irqscope.emulator.kvm.RoutingTable;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.pic.KpicState;

/**
 * The ioctls of a VM's file descriptor, with the checks the kernel makes before it looks at the VM: section 13 of the
 * kernel's interrupt paths. Errors are negative {@link Errno} numbers.
 */
public final class VmIoctls {
	/** The flag of {@code KVM_CREATE_PIT2} that also answers port 0x61. */
	public static final int PIT_SPEAKER_DUMMY = 1;
	/** {@code KVM_MSI_VALID_DEVID} */
	public static final int MSI_VALID_DEVID = 1;
	private static final int MAX_VCPU_ID = 4096;

	private final X86Kvm kvm;

	public VmIoctls(X86Kvm kvm) {
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

	/** {@code KVM_CREATE_PIT}, with the speaker's port. */
	public int createPit() {
		return createPit2(PIT_SPEAKER_DUMMY);
	}

	/** {@code KVM_CREATE_PIT2} */
	public int createPit2(int flags) {
		if (kvm.hasPit())
			return -Errno.EEXIST;
		if (!fullIrqchip())
			return -Errno.ENOENT;
		kvm.createPit((flags & PIT_SPEAKER_DUMMY) != 0);
		return 0;
	}

	/** {@code KVM_REINJECT_CONTROL} */
	public int reinjectControl(boolean reinject) {
		if (!kvm.hasPit())
			return -Errno.ENXIO;
		kvm.pit().setReinject(reinject);
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

	/** {@code KVM_IRQ_LINE_STATUS}: the status, or {@code -ENXIO}. */
	public int irqLineStatus(int gsi, int level) {
		if (!irqchipInKernel())
			return -Errno.ENXIO;
		kvm.journal.enter(X86Site.KVM_VM_IOCTL_IRQ_LINE, Place.ONLY, gsi, level);
		return kvm.journal.leave(kvm.routing.kvmSetIrq(IrqRouting.USERSPACE_SOURCE, gsi, level, true));
	}

	/** {@code KVM_IRQ_LINE}: 0, or {@code -ENXIO}. */
	public int irqLine(int gsi, int level) {
		if (!irqchipInKernel())
			return -Errno.ENXIO;
		kvm.journal.enter(X86Site.KVM_VM_IOCTL_IRQ_LINE, Place.ONLY, gsi, level);
		kvm.routing.kvmSetIrq(IrqRouting.USERSPACE_SOURCE, gsi, level, false);
		return kvm.journal.leave(0);
	}

	/**
	 * {@code KVM_SIGNAL_MSI}: the number of local APICs, or an error; nobody addressed at all shows as
	 * {@code -EPERM}, which is -1.
	 */
	public int signalMsi(long address, int data) {
		return signalMsi(address, data, 0);
	}

	/** {@code KVM_SIGNAL_MSI} with flags, of which {@link #MSI_VALID_DEVID} is allowed and means nothing here. */
	public int signalMsi(long address, int data, int flags) {
		if (!irqchipInKernel() || (flags & ~MSI_VALID_DEVID) != 0)
			return -Errno.EINVAL;
		kvm.journal.enter(KvmSite.KVM_SEND_USERSPACE_MSI, Place.ONLY, data & 0xff, address);
		return kvm.journal.leave(kvm.msi.kvmSetMsi(address, data, 1));
	}

	/** {@code KVM_SET_GSI_ROUTING} */
	public int setGsiRouting(List<RoutingEntry> entries) {
		return setGsiRouting(entries, 0);
	}

	/** {@code KVM_SET_GSI_ROUTING} with flags, of which there are none yet. */
	public int setGsiRouting(List<RoutingEntry> entries, int flags) {
		if (!irqchipInKernel() || flags != 0 || entries.size() > RoutingTable.MAX_ROUTES)
			return -Errno.EINVAL;
		return kvm.routing.setIrqRouting(entries);
	}

	/**
	 * {@code KVM_IRQFD} as user space calls it, with file descriptors; see {@link Irqfds#irqfd}.
	 *
	 * @param resamplefd looked at only with {@link Irqfds#RESAMPLE}
	 * @return as there, also {@code -EBADF} for a descriptor that is not open and {@code -EINVAL} for another file
	 */
	public int irqfd(int fd, int gsi, int flags, int resamplefd) {
		boolean deassign = (flags & Irqfds.DEASSIGN) != 0;
		boolean resample = (flags & Irqfds.RESAMPLE) != 0;
		if ((flags & ~(Irqfds.DEASSIGN | Irqfds.RESAMPLE)) != 0 || !deassign && !kvm.irqfds.allowed(resample))
			return -Errno.EINVAL;
		int error = eventfdError(fd);
		if (error == 0 && resample && !deassign)
			error = eventfdError(resamplefd);
		if (error != 0)
			return error;
		Optional<Eventfd> resampled = resample && !deassign ? Optional.of(eventfd(resamplefd)) : Optional.empty();
		return kvm.irqfds.irqfd(eventfd(fd), gsi, flags, resampled);
	}

	/** {@code KVM_IOEVENTFD} as user space calls it; see {@link Ioeventfds#ioeventfd} and {@link #irqfd}. */
	public int ioeventfd(long datamatch, long address, int length, int fd, int flags) {
		if ((flags & Ioeventfds.DEASSIGN) == 0 && !Ioeventfds.validToAssign(address, length, flags))
			return -Errno.EINVAL;
		int error = eventfdError(fd);
		return error != 0 ? error : kvm.ioeventfds.ioeventfd(datamatch, address, length, eventfd(fd), flags);
	}

	/** {@code eventfd_ctx_fdget}: 0 for an eventfd; the standard streams are files of another kind. */
	private int eventfdError(int fd) {
		if (fd < 0 || fd >= Eventfd.FIRST_FD + kvm.eventfds().size())
			return -Errno.EBADF;
		return fd < Eventfd.FIRST_FD ? -Errno.EINVAL : 0;
	}

	private Eventfd eventfd(int fd) {
		return kvm.eventfds().get(fd - Eventfd.FIRST_FD);
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
		kvm.journal.enter(X86Site.KVM_SET_IRQCHIP, RoutingEntry.IOAPIC, RoutingEntry.IOAPIC, 0);
		kvm.ioapic().setState(state);
		kvm.pic().kvmPicUpdateIrq();
		return kvm.journal.leave(0);
	}

	/** The VM's file is closed: irqfds shut down, and hold no line any more. */
	public void release() {
		kvm.irqfds.release();
	}
}
