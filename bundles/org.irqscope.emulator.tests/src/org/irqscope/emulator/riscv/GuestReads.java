package org.irqscope.emulator.riscv;

import java.util.function.ToIntFunction;

import org.irqscope.emulator.kvm.GuestData;

/** Reads that answer an error or fill a buffer. */
final class GuestReads {
	private GuestReads() {
	}

	/** The value, or the error. */
	static long of(ToIntFunction<GuestData> read) {
		GuestData data = new GuestData();
		int error = read.applyAsInt(data);
		return error != 0 ? error : data.get();
	}
}
