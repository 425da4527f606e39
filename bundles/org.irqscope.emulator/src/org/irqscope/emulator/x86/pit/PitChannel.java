package org.irqscope.emulator.x86.pit;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.state.TimeField;

/** One counter of the i8254, {@code struct kvm_kpit_channel_state}. */
final class PitChannel {
	static final int LSB = 1, MSB = 2, WORD0 = 3, WORD1 = 4;

	final IntField count;
	final IntField latchedCount;
	final IntField countLatched;
	final IntField statusLatched;
	final IntField status;
	final IntField readState;
	final IntField writeState;
	final IntField writeLatch;
	final IntField rwMode;
	final IntField mode;
	final IntField bcd;
	final IntField gate;
	final TimeField countLoadTime;

	PitChannel(Struct struct, int number) {
		FieldName channel = PitFields.CHANNEL.at(number);
		count = struct.number(channel.member("count"));
		latchedCount = struct.number(channel.member("latched_count"));
		countLatched = struct.number(channel.member("count_latched"));
		statusLatched = struct.flag(channel.member("status_latched"));
		status = struct.hex8(channel.member("status"));
		readState = struct.number(channel.member("read_state"));
		writeState = struct.number(channel.member("write_state"));
		writeLatch = struct.hex8(channel.member("write_latch"));
		rwMode = struct.number(channel.member("rw_mode"));
		mode = struct.number(channel.member("mode"));
		bcd = struct.flag(channel.member("bcd"));
		gate = struct.flag(channel.member("gate"));
		countLoadTime = struct.time(channel.member("count_load_time"));
	}

	PitState.Channel state() {
		return new PitState.Channel(count.get(), latchedCount.get(), countLatched.get(), statusLatched.isSet(),
				status.get(), readState.get(), writeState.get(), writeLatch.get(), rwMode.get(), mode.get(),
				bcd.isSet(), gate.isSet());
	}

	void set(PitState.Channel state) {
		count.set(state.count());
		latchedCount.set(state.latchedCount());
		countLatched.set(state.countLatched());
		statusLatched.set(state.statusLatched());
		status.set(state.status());
		readState.set(state.readState());
		writeState.set(state.writeState());
		writeLatch.set(state.writeLatch());
		rwMode.set(state.rwMode());
		mode.set(state.mode());
		bcd.set(state.bcd());
		gate.set(state.gate());
	}

	/** {@code pit_get_count}: the counter after so many ticks. */
	int counter(long ticks) {
		int from = count.get();
		return switch (mode.get()) {
		case 0, 1, 4, 5 -> (int) (from - ticks) & 0xffff;
		case 3 -> (int) (from - 2 * ticks % from);
		default -> (int) (from - ticks % from);
		};
	}

	/** {@code pit_get_out}: the output line after so many ticks. */
	boolean out(long ticks) {
		int from = count.get();
		return switch (mode.get()) {
		case 1 -> ticks < from;
		case 2 -> ticks % from == 0 && ticks != 0;
		case 3 -> ticks % from < from + 1 >> 1;
		case 4, 5 -> ticks == from;
		default -> ticks >= from;
		};
	}

	/** A control word with an access mode selects the mode and restarts both byte sequences. */
	void select(int control) {
		int access = control >> 4 & 3;
		rwMode.set(access);
		readState.set(access);
		writeState.set(access);
		int wanted = control >> 1 & 7;
		mode.set(wanted > 5 ? wanted - 4 : wanted);
		bcd.set(control & 1);
	}
}
