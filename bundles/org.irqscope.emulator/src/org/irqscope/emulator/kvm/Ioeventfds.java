package org.irqscope.emulator.kvm;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** {@code kvm->ioeventfds} and {@code KVM_IOEVENTFD}: section 1.8 of the kernel's paths. */
public final class Ioeventfds {
	/** Flags of {@code struct kvm_ioeventfd}. */
	public static final int DATAMATCH = 1, PIO = 2, DEASSIGN = 4, VIRTIO_CCW_NOTIFY = 8;
	/** Bit 4, fast MMIO, is inside the kernel's mask and has no effect. */
	private static final int VALID_FLAGS = 0x1f;

	private final Kvm kvm;
	private final RefField<List<Ioeventfd>> items;

	public Ioeventfds(Kvm kvm) {
		this.kvm = kvm;
		this.items = new Struct(kvm.journal.state(), KvmPlace.IOEVENTFD, Place.ONLY).ref(KvmFields.IOEVENTFDS,
				List.<Ioeventfd>of());
	}

	public List<Ioeventfd> items() {
		return items.get();
	}

	/**
	 * {@code kvm_ioeventfd}.
	 *
	 * @param eventfd the eventfd
	 * @return 0, {@code -EINVAL}, {@code -EEXIST}, {@code -ENOENT}, {@code -ENOSPC} or
	 *         {@code -ENOMEM}
	 */
	public int ioeventfd(long datamatch, long address, int length, Eventfd eventfd, int flags) {
		IoBus.Kind bus = (flags & PIO) != 0 ? IoBus.Kind.KVM_PIO_BUS
				: (flags & VIRTIO_CCW_NOTIFY) != 0 ? IoBus.Kind.KVM_VIRTIO_CCW_NOTIFY_BUS : IoBus.Kind.KVM_MMIO_BUS;
		boolean wildcard = (flags & DATAMATCH) == 0;
		Ioeventfd wanted = new Ioeventfd(kvm, bus, address, length, eventfd, datamatch, wildcard);
		if ((flags & DEASSIGN) != 0)
			return deassign(wanted);
		return validToAssign(address, length, flags) ? assign(wanted) : -Errno.EINVAL;
	}

	/** The checks of {@code kvm_assign_ioeventfd} that come before the eventfd is looked up. */
	public static boolean validToAssign(long address, int length, int flags) {
		boolean lengthValid = length == 0 || length == 1 || length == 2 || length == 4 || length == 8;
		boolean wildcard = (flags & DATAMATCH) == 0;
		return lengthValid && Long.compareUnsigned(address + length, address) >= 0 && (flags & ~VALID_FLAGS) == 0
				&& (length != 0 || wildcard);
	}

	private int assign(Ioeventfd wanted) {
		if (items.get().stream().anyMatch(wanted::collidesWith))
			return -Errno.EEXIST;
		int result = kvm.bus(wanted.bus()).registerDev(wanted.address(), wanted.length(), wanted);
		if (result != 0)
			return result;
		if (fast(wanted))
			result = kvm.bus(IoBus.Kind.KVM_FAST_MMIO_BUS).registerDev(wanted.address(), 0, wanted);
		if (result != 0) {
			kvm.bus(wanted.bus()).unregisterDev(wanted);
			return result;
		}
		List<Ioeventfd> grown = new ArrayList<>(items.get());
		grown.add(wanted);
		items.set(List.copyOf(grown));
		return 0;
	}

	/** A length of zero on the MMIO bus is also matched before the instruction is decoded. */
	private static boolean fast(Ioeventfd ioeventfd) {
		return ioeventfd.length() == 0 && ioeventfd.bus() == IoBus.Kind.KVM_MMIO_BUS;
	}

	private int deassign(Ioeventfd wanted) {
		for (Ioeventfd item : items.get())
			if (item.same(wanted)) {
				kvm.bus(item.bus()).unregisterDev(item);
				if (fast(item))
					kvm.bus(IoBus.Kind.KVM_FAST_MMIO_BUS).unregisterDev(item);
				release(item);
				return 0;
			}
		return -Errno.ENOENT;
	}

	/** {@code ioeventfd_release} */
	void release(Ioeventfd item) {
		items.set(items.get().stream().filter(other -> other != item).toList());
	}
}
