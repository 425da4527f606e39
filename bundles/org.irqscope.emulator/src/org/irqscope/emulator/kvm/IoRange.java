package org.irqscope.emulator.kvm;

/**
 * {@code struct kvm_io_range}: a device's place on a bus.
 *
 * @param address the first address
 * @param length the number of bytes; 0 matches accesses of any length at exactly this address
 */
public record IoRange(long address, int length, IoDevice device) {

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
}
