package org.irqscope.emulator.x86.pit;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoDevice;
import org.irqscope.emulator.kvm.Vcpu;

/** Ports 0x40 to 0x43 of the i8254: {@code pit_ioport_read} and {@code pit_ioport_write}. */
public final class PitPorts implements IoDevice {
	/** The port of the first counter, and the one that says how a counter counts. */
	public static final int BASE = 0x40, CONTROL = 0x43;
	private static final int READ_BACK = 3;

	private final Pit pit;

	PitPorts(Pit pit) {
		this.pit = pit;
	}

	@Override
	public boolean write(Vcpu vcpu, long address, int length, long value) {
		int port = (int) address & 3;
		int data = (int) value & 0xff;
		if (port == (CONTROL & 3))
			control(data);
		else
			count(port, data);
		return true;
	}

	private void control(int data) {
		int number = data >> 6;
		if (number == READ_BACK) {
			readBack(data);
			return;
		}
		if ((data >> 4 & 3) == 0)
			latchCount(number);
		else
			pit.channels[number].select(data);
	}

	private void readBack(int data) {
		for (int number = 0; number < pit.channels.length; number++)
			if ((data & 2 << number) != 0) {
				if ((data & 0x20) == 0)
					latchCount(number);
				if ((data & 0x10) == 0)
					latchStatus(number);
			}
	}

	/** {@code pit_latch_count}: the first latch holds until it is read. */
	private void latchCount(int number) {
		PitChannel channel = pit.channels[number];
		if (channel.countLatched.isSet())
			return;
		channel.latchedCount.set(channel.counter(pit.ticks(number)));
		channel.countLatched.set(channel.rwMode.get());
	}

	private void latchStatus(int number) {
		PitChannel channel = pit.channels[number];
		if (channel.statusLatched.isSet())
			return;
		int out = channel.out(pit.ticks(number)) ? 1 << 7 : 0;
		channel.status.set(out | channel.rwMode.get() << 4 | channel.mode.get() << 1 & 0xff | channel.bcd.get());
		channel.statusLatched.set(1);
	}

	private void count(int number, int data) {
		PitChannel channel = pit.channels[number];
		switch (channel.writeState.get()) {
		case PitChannel.MSB -> pit.loadCount(number, data << 8);
		case PitChannel.WORD0 -> {
			channel.writeLatch.set(data);
			channel.writeState.set(PitChannel.WORD1);
		}
		case PitChannel.WORD1 -> {
			pit.loadCount(number, channel.writeLatch.get() | data << 8);
			channel.writeState.set(PitChannel.WORD0);
		}
		default -> pit.loadCount(number, data);
		}
	}

	@Override
	public boolean read(Vcpu vcpu, long address, int length, GuestData data) {
		int port = (int) address & 3;
		// The control port is answered without touching the data.
		if (port != (CONTROL & 3))
			data.set(read(port));
		return true;
	}

	private int read(int number) {
		PitChannel channel = pit.channels[number];
		if (channel.statusLatched.isSet()) {
			channel.statusLatched.set(0);
			return channel.status.get();
		}
		return channel.countLatched.isSet() ? readLatched(channel) : readLive(number, channel);
	}

	private static int readLatched(PitChannel channel) {
		int latched = channel.latchedCount.get();
		switch (channel.countLatched.get()) {
		case PitChannel.MSB -> {
			channel.countLatched.set(0);
			return latched >> 8 & 0xff;
		}
		case PitChannel.WORD0 -> {
			channel.countLatched.set(PitChannel.MSB);
			return latched & 0xff;
		}
		default -> {
			channel.countLatched.set(0);
			return latched & 0xff;
		}
		}
	}

	private int readLive(int number, PitChannel channel) {
		int counter = channel.counter(pit.ticks(number));
		switch (channel.readState.get()) {
		case PitChannel.MSB -> {
			return counter >> 8 & 0xff;
		}
		case PitChannel.WORD0 -> {
			channel.readState.set(PitChannel.WORD1);
			return counter & 0xff;
		}
		case PitChannel.WORD1 -> {
			channel.readState.set(PitChannel.WORD0);
			return counter >> 8 & 0xff;
		}
		default -> {
			return counter & 0xff;
		}
		}
	}

	@Override
	public String toString() {
		return "pit_dev";
	}
}
