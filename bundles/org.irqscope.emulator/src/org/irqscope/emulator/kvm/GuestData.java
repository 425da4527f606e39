package org.irqscope.emulator.kvm;

/** The buffer that a guest's read fills; what no device touches keeps its content. */
public final class GuestData {
	private long value;

	public long get() {
		return value;
	}

	public void set(long newValue) {
		value = newValue;
	}

	/** A buffer with the same content from a byte on, 1 to 7. */
	public GuestData from(int offset) {
		GuestData rest = new GuestData();
		rest.value = value >>> 8 * offset;
		return rest;
	}
}
