package org.irqscope.emulator;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.journal.Place;
import org.irqscope.emulator.journal.RefField;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Struct;
import org.irqscope.emulator.journal.Why;

/** {@code struct kvm_io_bus}: a sorted list of ranges that is replaced as a whole. Section 1 of the kernel's paths. */
public final class IoBus {
	/** {@code enum kvm_bus}, in the kernel's order. */
	public enum Kind {
		KVM_MMIO_BUS, KVM_PIO_BUS, KVM_VIRTIO_CCW_NOTIFY_BUS, KVM_FAST_MMIO_BUS, KVM_IOCSR_BUS
	}

	/** {@code NR_IOBUS_DEVS}; ioeventfds are not counted. */
	static final int MAX_DEVICES = 1000;

	private final Journal journal;
	private final Kind kind;
	private final RefField<List<IoRange>> ranges;

	IoBus(Journal journal, Kind kind) {
		this.journal = journal;
		this.kind = kind;
		this.ranges = new Struct(journal, Place.Kind.IO_BUS, kind.ordinal()).ref("range", List.<IoRange>of());
	}

	public List<IoRange> ranges() {
		return ranges.get();
	}

	/**
	 * {@code kvm_io_bus_register_dev}: ranges stay ordered by address, then end; equal ranges keep their order.
	 *
	 * @return 0, or {@code -ENOSPC} when 1000 devices are registered
	 */
	int registerDev(long address, int length, IoDevice device) {
		long devices = ranges.get().stream().filter(range -> !(range.device() instanceof Ioeventfd)).count();
		if (devices > MAX_DEVICES - 1)
			return -Errno.ENOSPC;
		List<IoRange> grown = new ArrayList<>(ranges.get());
		int at = 0;
		while (at < grown.size() && compare(grown.get(at), address, length) <= 0)
			at++;
		grown.add(at, new IoRange(address, length, device));
		ranges.set(List.copyOf(grown));
		return 0;
	}

	/** The same rule as for an access, with an existing range in the role of the access. */
	private static int compare(IoRange existing, long address, int length) {
		return new IoRange(address, length, existing.device()).compareAccess(existing.address(), existing.length());
	}

	/** {@code kvm_io_bus_unregister_dev}; a device that is not there is no error. */
	void unregisterDev(IoDevice device) {
		List<IoRange> shrunk = new ArrayList<>(ranges.get());
		for (int at = 0; at < shrunk.size(); at++)
			if (shrunk.get(at).device() == device) {
				shrunk.remove(at);
				break;
			}
		ranges.set(List.copyOf(shrunk));
	}

	/** {@code kvm_io_bus_write}: true when a device took the write. */
	boolean write(Vcpu vcpu, long address, int length, long value) {
		journal.enter(Site.KVM_IO_BUS_WRITE, kind.ordinal(), address, length);
		List<IoRange> all = ranges.get();
		for (int at = first(address, length); at >= 0 && at < all.size(); at++) {
			IoRange range = all.get(at);
			if (range.compareAccess(address, length) != 0)
				break;
			if (range.device().write(vcpu, address, length, value))
				return leave(true);
		}
		return leave(false);
	}

	/** {@code kvm_io_bus_read}: true when a device answered. */
	boolean read(Vcpu vcpu, long address, int length, GuestData data) {
		journal.enter(Site.KVM_IO_BUS_READ, kind.ordinal(), address, length);
		List<IoRange> all = ranges.get();
		for (int at = first(address, length); at >= 0 && at < all.size(); at++) {
			IoRange range = all.get(at);
			if (range.compareAccess(address, length) != 0)
				break;
			if (range.device().read(vcpu, address, length, data))
				return leave(true);
		}
		return leave(false);
	}

	private boolean leave(boolean handled) {
		if (!handled)
			journal.why(Why.BUS_MISS);
		journal.leave(handled ? 0 : -Errno.EOPNOTSUPP);
		return handled;
	}

	/** {@code kvm_io_bus_get_first_dev}: a binary search, then back to the first range that matches; -1 for none. */
	private int first(long address, int length) {
		List<IoRange> all = ranges.get();
		int low = 0;
		int high = all.size() - 1;
		while (low <= high) {
			int middle = low + high >>> 1;
			int order = all.get(middle).compareAccess(address, length);
			if (order == 0) {
				while (middle > 0 && all.get(middle - 1).compareAccess(address, length) == 0)
					middle--;
				return middle;
			}
			if (order < 0)
				high = middle - 1;
			else
				low = middle + 1;
		}
		return -1;
	}
}
