package org.irqscope.emulator.kvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Registry;
import org.irqscope.emulator.state.Struct;

/** {@code struct kvm_io_bus}: a sorted list of ranges that is replaced as a whole. Section 1 of the kernel's paths. */
public final class IoBus {
	/** {@code enum kvm_bus}, in the kernel's order. */
	public enum Kind {
		KVM_MMIO_BUS, KVM_PIO_BUS, KVM_VIRTIO_CCW_NOTIFY_BUS, KVM_FAST_MMIO_BUS, KVM_IOCSR_BUS
	}

	/** {@code NR_IOBUS_DEVS}; ioeventfds are not counted. */
	static final int MAX_DEVICES = 1000;

	/**
	 * Who is asked for an access, in turn.
	 *
	 * @param ranges the ranges whose devices were asked
	 * @param taken true when the last of them took the access
	 */
	public record Asked(List<IoRange> ranges, boolean taken) {
		public Asked {
			ranges = List.copyOf(ranges);
		}
	}

	private final Journal journal;
	private final Kind kind;
	private final RefField<List<IoRange>> ranges;
	/** True once the kernel's pointer to the bus is NULL. */
	private final IntField removed;
	private final IntField outOfMemory;
	private final Registry<IoDevice> devices = new Registry<>();

	public IoBus(Journal journal, Kind kind) {
		this.journal = journal;
		this.kind = kind;
		Struct struct = new Struct(journal.state(), KvmPlace.IO_BUS, kind.ordinal());
		this.ranges = struct.ref(KvmFields.BUS_RANGE, List.<IoRange>of());
		this.removed = struct.flag(KvmFields.BUS_REMOVED);
		this.outOfMemory = Struct.hidden(journal.state()).flag(KvmFields.BUS_OUT_OF_MEMORY);
	}

	/** Whether the host has no memory left for another list of ranges. */
	public void setOutOfMemory(boolean none) {
		outOfMemory.set(none);
	}

	public List<IoRange> ranges() {
		return ranges.get();
	}

	/**
	 * {@code kvm_io_bus_register_dev}: ranges stay ordered by address, then end; equal ranges keep their order.
	 *
	 * @return 0, {@code -ENOSPC} when 1000 devices are registered, {@code -ENOMEM} without bus or memory
	 */
	public int registerDev(long address, int length, IoDevice device) {
		if (removed.isSet())
			return -Errno.ENOMEM;
		long counted = ranges.get().stream().filter(range -> !(range.device() instanceof Ioeventfd)).count();
		if (counted > MAX_DEVICES - 1)
			return -Errno.ENOSPC;
		if (outOfMemory.isSet())
			return -Errno.ENOMEM;
		List<IoRange> grown = new ArrayList<>(ranges.get());
		int at = 0;
		while (at < grown.size() && compare(grown.get(at), address, length) <= 0)
			at++;
		grown.add(at, new IoRange(address, length, devices.number(device), devices));
		ranges.set(List.copyOf(grown));
		return 0;
	}

	/** The same rule as for an access, with an existing range in the role of the access. */
	private int compare(IoRange existing, long address, int length) {
		return new IoRange(address, length, 0, devices).compareAccess(existing.address(), existing.length());
	}

	/**
	 * {@code kvm_io_bus_unregister_dev}; a device that is not there is no error.
	 *
	 * @return 0, or {@code -ENOMEM}: without memory for a smaller list the whole bus goes
	 */
	public int unregisterDev(IoDevice device) {
		List<IoRange> shrunk = new ArrayList<>(ranges.get());
		int at = 0;
		while (at < shrunk.size() && shrunk.get(at).device() != device)
			at++;
		if (at == shrunk.size())
			return 0;
		shrunk.remove(at);
		ranges.set(outOfMemory.isSet() ? List.of() : List.copyOf(shrunk));
		if (!outOfMemory.isSet())
			return 0;
		removed.set(1);
		shrunk.forEach(range -> range.device().destructor());
		return -Errno.ENOMEM;
	}

	/** {@code kvm_io_bus_get_dev}: the device whose range begins the search for an address. */
	public Optional<IoDevice> getDev(long address) {
		int at = first(address, 1);
		return at < 0 ? Optional.empty() : Optional.of(ranges.get().get(at).device());
	}

	/** {@code kvm_io_bus_write}: true when a device took the write. */
	public boolean write(Vcpu vcpu, long address, int length, long value) {
		journal.enter(KvmSite.KVM_IO_BUS_WRITE, kind.ordinal(), address, length);
		return leave(search(vcpu, address, length, value) >= 0);
	}

	/**
	 * {@code kvm_io_bus_write_cookie}: the device that took an earlier write is asked first, if it is the one.
	 *
	 * @param cookie what an earlier write answered, or any number
	 * @return the place of the device that took the write, {@code -EOPNOTSUPP} or {@code -ENOMEM}
	 */
	int writeCookie(Vcpu vcpu, long address, int length, long value, int cookie) {
		journal.enter(KvmSite.KVM_IO_BUS_WRITE_COOKIE, kind.ordinal(), address, cookie);
		List<IoRange> all = ranges.get();
		if (cookie >= 0 && cookie < all.size() && all.get(cookie).compareAccess(address, length) == 0
				&& all.get(cookie).device().write(vcpu, address, length, value))
			return journal.leave(cookie);
		int found = search(vcpu, address, length, value);
		return journal.leave(found >= 0 ? found : missed());
	}

	/** As {@link #write}: the devices do what the access makes them do. Tells who was asked. */
	public Asked askToWrite(Vcpu vcpu, long address, int length, long value) {
		return asked(address, length, search(vcpu, address, length, value));
	}

	/** As {@link #read}, likewise. */
	public Asked askToRead(Vcpu vcpu, long address, int length, GuestData data) {
		return asked(address, length, search(vcpu, address, length, data));
	}

	private Asked asked(long address, int length, int taker) {
		List<IoRange> matching = matching(address, length);
		if (taker < 0)
			return new Asked(matching, false);
		return new Asked(matching.subList(0, taker - first(address, length) + 1), true);
	}

	/** The ranges that an access matches, in the order in which their devices are asked until one takes it. */
	public List<IoRange> matching(long address, int length) {
		List<IoRange> all = ranges.get();
		int first = first(address, length);
		int end = Math.max(first, 0);
		while (first >= 0 && end < all.size() && all.get(end).compareAccess(address, length) == 0)
			end++;
		return all.subList(Math.max(first, 0), end);
	}

	/** {@code __kvm_io_bus_write}: the place of the device that took the write, or -1. */
	private int search(Vcpu vcpu, long address, int length, long value) {
		List<IoRange> all = ranges.get();
		for (int at = first(address, length); at >= 0 && at < all.size(); at++) {
			IoRange range = all.get(at);
			if (range.compareAccess(address, length) != 0)
				break;
			if (range.device().write(vcpu, address, length, value))
				return at;
		}
		return -1;
	}

	/** {@code kvm_io_bus_read}: true when a device answered. */
	public boolean read(Vcpu vcpu, long address, int length, GuestData data) {
		journal.enter(KvmSite.KVM_IO_BUS_READ, kind.ordinal(), address, length);
		return leave(search(vcpu, address, length, data) >= 0);
	}

	/** {@code __kvm_io_bus_read}: the place of the device that answered, or -1. */
	private int search(Vcpu vcpu, long address, int length, GuestData data) {
		List<IoRange> all = ranges.get();
		for (int at = first(address, length); at >= 0 && at < all.size(); at++) {
			IoRange range = all.get(at);
			if (range.compareAccess(address, length) != 0)
				break;
			if (range.device().read(vcpu, address, length, data))
				return at;
		}
		return -1;
	}

	private boolean leave(boolean handled) {
		journal.leave(handled ? 0 : missed());
		return handled;
	}

	private int missed() {
		journal.why(removed.isSet() ? KvmWhy.BUS_REMOVED : KvmWhy.BUS_MISS);
		return removed.isSet() ? -Errno.ENOMEM : -Errno.EOPNOTSUPP;
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
