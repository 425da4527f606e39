package org.irqscope.emulator.kvm;

/** {@code struct kvm_io_device}: a device on a bus of the kernel. */
public interface IoDevice {
	/**
	 * The guest writes.
	 *
	 * @param value the data, zero-extended
	 * @return false for {@code -EOPNOTSUPP}: the next device that matches is asked
	 */
	default boolean write(Vcpu vcpu, long address, int length, long value) {
		return false;
	}

	/**
	 * The guest reads; a device may answer without touching the data.
	 *
	 * @return false for {@code -EOPNOTSUPP}
	 */
	default boolean read(Vcpu vcpu, long address, int length, GuestData data) {
		return false;
	}

	/** The bus that the device was on is gone. */
	default void destructor() {
	}
}
