package org.irqscope.emulator.kvm;

import java.util.List;

import org.irqscope.emulator.state.Numbered;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Pool;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** {@code kvm->ioeventfds} and {@code KVM_IOEVENTFD}: section 1.8 of the kernel's paths. */
public final class Ioeventfds {
	/** Flags of {@code struct kvm_ioeventfd}. */
	public static final int DATAMATCH = 1, PIO = 2, DEASSIGN = 4, VIRTIO_CCW_NOTIFY = 8;
	/** Bit 4, fast MMIO, is inside the kernel's mask and has no effect. */
	private static final int VALID_FLAGS = 0x1f;

	private final Kvm kvm;
	private final Pool<Ioeventfd> pool;
	private final RefField<Numbered<Ioeventfd>> items;

	public Ioeventfds(Kvm kvm) {
		this.kvm = kvm;
		Struct struct = new Struct(kvm.journal.state(), KvmPlace.IOEVENTFD, Place.ONLY);
		this.pool = new Pool<>(Struct.hidden(kvm.journal.state()).number(KvmFields.IOEVENTFDS_CREATED),
				number -> new Ioeventfd(kvm, number), Ioeventfd[]::new);
		this.items = struct.ref(KvmFields.IOEVENTFDS, Numbered.none("ioeventfd", pool::get));
	}

	public List<Ioeventfd> items() {
		return items.get().list();
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
		Ioeventfd.Arguments wanted = new Ioeventfd.Arguments(bus, address, length, eventfd.number(), datamatch,
				wildcard);
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

	private int assign(Ioeventfd.Arguments wanted) {
		if (items().stream().anyMatch(item -> wanted.collidesWith(item.arguments())))
			return -Errno.EEXIST;
		Ioeventfd next = pool.next();
		int result = kvm.bus(wanted.bus()).registerDev(wanted.address(), wanted.length(), next);
		if (result != 0)
			return result;
		if (fast(wanted))
			result = kvm.bus(IoBus.Kind.KVM_FAST_MMIO_BUS).registerDev(wanted.address(), 0, next);
		if (result != 0) {
			kvm.bus(wanted.bus()).unregisterDev(next);
			return result;
		}
		pool.create().create(wanted);
		items.set(items.get().with(next.number()));
		return 0;
	}

	/** A length of zero on the MMIO bus is also matched before the instruction is decoded. */
	private static boolean fast(Ioeventfd.Arguments ioeventfd) {
		return ioeventfd.length() == 0 && ioeventfd.bus() == IoBus.Kind.KVM_MMIO_BUS;
	}

	private int deassign(Ioeventfd.Arguments wanted) {
		for (Ioeventfd item : items())
			if (item.arguments().same(wanted)) {
				kvm.bus(item.bus()).unregisterDev(item);
				if (fast(item.arguments()))
					kvm.bus(IoBus.Kind.KVM_FAST_MMIO_BUS).unregisterDev(item);
				release(item);
				return 0;
			}
		return -Errno.ENOENT;
	}

	/** {@code ioeventfd_release} */
	void release(Ioeventfd item) {
		items.set(items.get().without(item.number()));
	}
}
