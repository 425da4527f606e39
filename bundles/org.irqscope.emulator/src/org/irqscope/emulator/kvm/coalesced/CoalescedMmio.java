package org.irqscope.emulator.kvm.coalesced;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.IoRange;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Pool;
import org.irqscope.emulator.state.State;
import org.irqscope.emulator.state.Struct;

/** Coalesced MMIO and port I/O: writes wait in a ring for the next exit. Section 1.9 of the kernel's paths. */
public final class CoalescedMmio {
	/** {@code KVM_COALESCED_MMIO_MAX} less the slot that stays free. */
	public static final int RING_SIZE = 169;

	/** One write in the ring. */
	public record Entry(long address, int length, long value, boolean pio) {
	}

	private final State state;
	private final Function<IoBus.Kind, IoBus> buses;
	private final Pool<CoalescedZone> zones;
	/** How many writes are in the ring. */
	private final IntField last;
	private final List<CoalescedWrite> ring = new ArrayList<>();

	/**
	 * A machine without zones.
	 *
	 * @param buses the machine's bus of each kind
	 */
	public CoalescedMmio(State state, Function<IoBus.Kind, IoBus> buses) {
		this.state = state;
		this.buses = buses;
		last = new Struct(state, KvmPlace.IO_BUS, Place.ONLY).number(KvmFields.COALESCED_MMIO_RING_LAST);
		zones = new Pool<>(Struct.hidden(state).number(KvmFields.COALESCED_ZONES_CREATED),
				number -> new CoalescedZone(this, state), CoalescedZone[]::new);
	}

	/** A write that a zone has: false when the ring has no room. */
	boolean add(Entry entry) {
		if (last.get() >= RING_SIZE)
			return false;
		if (last.get() == ring.size())
			ring.add(new CoalescedWrite(state));
		ring.get(last.get()).set(entry);
		last.set(last.get() + 1);
		return true;
	}

	private IoBus bus(int pio) {
		return buses.apply(pio != 0 ? IoBus.Kind.KVM_PIO_BUS : IoBus.Kind.KVM_MMIO_BUS);
	}

	/** {@code KVM_REGISTER_COALESCED_MMIO}: 0, {@code -EINVAL} or {@code -ENOSPC}. */
	public int register(long address, int size, int pio) {
		if (pio != 0 && pio != 1)
			return -Errno.EINVAL;
		int result = bus(pio).registerDev(address, size, zones.next());
		if (result == 0)
			zones.create().create(address, size, pio != 0);
		return result;
	}

	/** {@code KVM_UNREGISTER_COALESCED_MMIO}: every zone that contains the range goes. */
	public int unregister(long address, int size, int pio) {
		if (pio != 0 && pio != 1)
			return -Errno.EINVAL;
		for (IoRange range : bus(pio).ranges())
			if (range.device() instanceof CoalescedZone zone && zone.contains(address, size))
				bus(pio).unregisterDev(zone);
		return 0;
	}

	/** What user space finds in the ring; the ring is empty afterwards. */
	public List<Entry> drain() {
		List<CoalescedWrite> full = ring.subList(0, last.get());
		List<Entry> entries = full.stream().map(CoalescedWrite::get).toList();
		full.forEach(CoalescedWrite::clear);
		last.set(0);
		return entries;
	}
}
