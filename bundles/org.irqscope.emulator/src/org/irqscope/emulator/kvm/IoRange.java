package org.irqscope.emulator.kvm;

import org.irqscope.emulator.state.Content;
import org.irqscope.emulator.state.Registry;

/** {@code struct kvm_io_range}: the place on a bus of a device, which it knows by number. Immutable. */
public final class IoRange implements Content {
	private final long address;
	private final int length;
	private final int number;
	private final Registry<IoDevice> devices;

	/** @param length the number of bytes; 0 matches accesses of any length at exactly this address */
	IoRange(long address, int length, int number, Registry<IoDevice> devices) {
		this.address = address;
		this.length = length;
		this.number = number;
		this.devices = devices;
	}

	/** The first address. */
	public long address() {
		return address;
	}

	public int length() {
		return length;
	}

	public IoDevice device() {
		return devices.get(number);
	}

	/**
	 * {@code kvm_io_bus_cmp} of an access with this range: an access matches when it is contained, not when it
	 * overlaps.
	 *
	 * @return negative below, 0 inside, positive beyond
	 */
	int compareAccess(long accessAddress, int accessLength) {
		if (Long.compareUnsigned(accessAddress, address) < 0)
			return -1;
		if (length == 0)
			return accessAddress == address ? 0 : 1;
		return Long.compareUnsigned(accessAddress + accessLength, address + length) > 0 ? 1 : 0;
	}

	@Override
	public long contentHash() {
		return Content.mix(Content.mix(address) + length) + number;
	}

	@Override
	public boolean equals(Object object) {
		return object instanceof IoRange other && address == other.address && length == other.length
				&& number == other.number;
	}

	@Override
	public int hashCode() {
		return Long.hashCode(contentHash());
	}

	@Override
	public String toString() {
		return "0x" + Long.toHexString(address) + " " + device();
	}
}
