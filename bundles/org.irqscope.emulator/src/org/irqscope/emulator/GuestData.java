package org.irqscope.emulator;

/** The buffer that a guest's read fills; what no device touches keeps its content. */
public final class GuestData {
	private long value;

	public long get() {
		return value;
	}

	public void set(long newValue) {
		value = newValue;
	}
}
