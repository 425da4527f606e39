package org.irqscope.emulator.x86.pit;

import java.util.List;

/**
 * {@code struct kvm_pit_state2}: the i8254 as {@code KVM_GET_PIT2} and {@code KVM_SET_PIT2} carry it. Immutable, for
 * any thread.
 *
 * @param hpetLegacy the HPET stands in the place of counter 0
 */
public record PitState(List<Channel> channels, boolean hpetLegacy, boolean speakerDataOn) {
	/** How many counters an i8254 has. */
	public static final int CHANNELS = 3;
	/** The mode of a counter that nobody has programmed. */
	public static final int NO_MODE = 0xff;

	/** {@code struct kvm_pit_channel_state}: one counter, without the time at which its count was loaded. */
	public record Channel(int count, int latchedCount, int countLatched, boolean statusLatched, int status,
			int readState, int writeState, int writeLatch, int rwMode, int mode, boolean bcd, boolean gate) {
		/** The kernel's names of what a counter has, in order. */
		public static final List<String> REGISTERS = List.of("count", "latched_count", "count_latched",
				"status_latched", "status", "read_state", "write_state", "write_latch", "rw_mode", "mode", "bcd",
				"gate");
	}

	/** @throws IllegalArgumentException when there are not three counters */
	public PitState {
		if (channels.size() != CHANNELS)
			throw new IllegalArgumentException(channels.size() + " counters");
		channels = List.copyOf(channels);
	}
}
