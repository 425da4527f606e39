package org.irqscope.emulator.kvm.user;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Ioeventfds;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.state.Place;

/**
 * The ioctls of a VM's file descriptor that all architectures share, with the checks the kernel makes before it looks
 * at the VM: section 13 of the kernel's interrupt paths. Errors are negative {@link Errno} numbers.
 */
public class VmIoctls {
	/** {@code KVM_MSI_VALID_DEVID} */
	public static final int MSI_VALID_DEVID = 1;

	private final Kvm kvm;
	private final Journal journal;

	public VmIoctls(Kvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
	}

	/** {@code KVM_IRQ_LINE_STATUS}: the status, or an error. */
	public int irqLineStatus(int gsi, int level) {
		return kvm.arch().kvmVmIoctlIrqLine(gsi, level, true);
	}

	/** {@code KVM_IRQ_LINE}: 0, or an error. */
	public int irqLine(int gsi, int level) {
		return kvm.arch().kvmVmIoctlIrqLine(gsi, level, false);
	}

	/**
	 * {@code KVM_SIGNAL_MSI}: how many took it, or an error; nobody addressed at all shows as
	 * {@code -EPERM}, which is -1.
	 */
	public int signalMsi(long address, int data) {
		return signalMsi(address, data, 0);
	}

	/** {@code KVM_SIGNAL_MSI} with flags, of which {@link #MSI_VALID_DEVID} is allowed and means nothing here. */
	public int signalMsi(long address, int data, int flags) {
		if (!kvm.arch().kvmArchIrqchipInKernel() || (flags & ~MSI_VALID_DEVID) != 0)
			return -Errno.EINVAL;
		journal.enter(KvmSite.KVM_SEND_USERSPACE_MSI, Place.ONLY, data & 0xff, address);
		return journal.leave(kvm.arch().kvmSetMsi(address, data, 1));
	}

	/** {@code KVM_SET_GSI_ROUTING} */
	public int setGsiRouting(List<RoutingEntry> entries) {
		return setGsiRouting(entries, 0);
	}

	/** {@code KVM_SET_GSI_ROUTING} with flags, of which there are none yet. */
	public int setGsiRouting(List<RoutingEntry> entries, int flags) {
		if (!kvm.arch().kvmArchCanSetIrqRouting() || flags != 0 || entries.size() > RoutingTable.MAX_ROUTES)
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
		if ((flags & ~(Irqfds.DEASSIGN | Irqfds.RESAMPLE)) != 0 || !deassign
				&& !kvm.arch().kvmArchIrqfdAllowed(resample))
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

	/** The VM's file is closed: irqfds shut down, and hold no line any more. */
	public void release() {
		kvm.irqfds.release();
	}
}
