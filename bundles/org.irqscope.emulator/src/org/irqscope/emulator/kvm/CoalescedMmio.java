package org.irqscope.emulator.kvm;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** Coalesced MMIO and port I/O: writes wait in a ring for the next exit. Section 1.9 of the kernel's paths. */
public final class CoalescedMmio {
	/** {@code KVM_COALESCED_MMIO_MAX} less the slot that stays free. */
	public static final int RING_SIZE = 169;

	/** One write in the ring. */
	public record Entry(long address, int length, long value, boolean pio) {
	}

	private final Kvm kvm;
	private final RefField<List<Entry>> ring;

	public CoalescedMmio(Kvm kvm) {
		this.kvm = kvm;
		this.ring = new Struct(kvm.journal.state(), KvmPlace.IO_BUS, Place.ONLY).ref(KvmFields.COALESCED_MMIO_RING,
				List.<Entry>of());
	}

	/** A registered zone; a write goes to the ring when it is fully inside and the ring has room. */
	private final class Zone implements IoDevice {
		private final long start;
		private final int size;
		private final boolean pio;

		Zone(long start, int size, boolean pio) {
			this.start = start;
			this.size = size;
			this.pio = pio;
		}

		@Override
		public boolean write(Vcpu vcpu, long address, int length, long value) {
			if (!contains(address, length) || ring.get().size() >= RING_SIZE)
				return false;
			List<Entry> grown = new ArrayList<>(ring.get());
			grown.add(new Entry(address, length, value, pio));
			ring.set(List.copyOf(grown));
			return true;
		}

		boolean contains(long address, int length) {
			return Long.compareUnsigned(address + length, address) >= 0
					&& Long.compareUnsigned(address, start) >= 0
					&& Long.compareUnsigned(address + length, start + size) <= 0;
		}

		@Override
		public String toString() {
			return "coalesced zone";
		}
	}

	private IoBus bus(int pio) {
		return kvm.bus(pio != 0 ? IoBus.Kind.KVM_PIO_BUS : IoBus.Kind.KVM_MMIO_BUS);
	}

	/** {@code KVM_REGISTER_COALESCED_MMIO}: 0, {@code -EINVAL} or {@code -ENOSPC}. */
	public int register(long address, int size, int pio) {
		if (pio != 0 && pio != 1)
			return -Errno.EINVAL;
		return bus(pio).registerDev(address, size, new Zone(address, size, pio != 0));
	}

	/** {@code KVM_UNREGISTER_COALESCED_MMIO}: every zone that contains the range goes. */
	public int unregister(long address, int size, int pio) {
		if (pio != 0 && pio != 1)
			return -Errno.EINVAL;
		for (IoRange range : bus(pio).ranges())
			if (range.device() instanceof Zone zone && zone.contains(address, size))
				bus(pio).unregisterDev(zone);
		return 0;
	}

	/** What user space finds in the ring; the ring is empty afterwards. */
	public List<Entry> drain() {
		List<Entry> entries = ring.get();
		ring.set(List.of());
		return entries;
	}
}
